import type { ChargebeeCustomer } from '../../chargebee';
import type { Change } from '../audit';
import { compare, type Differences } from './compare';
import type { Fault } from './fault';
import type { MappedCustomer } from './map';
import type { Ending } from './run';
import { isOlder, type Version, versionSeen } from './version';

/** A Visma customer as Chargebee should see it. */
export interface Wanted {
	id: string;
	mapped: MappedCustomer;
	version: Version;
	/** What Chargebee would refuse, known without asking. */
	faults: Fault[];
}

export type Decision =
	| { do: 'create' }
	| { do: 'update'; current: ChargebeeCustomer; differences: Differences }
	| { do: 'refuse'; faults: Fault[] }
	| { do: 'nothing'; ending: Omit<Ending, 'requests'> };

/**
 * What has to be done to make Chargebee's customer what Visma says, given what it is now. An old copy is told before a
 * faulty one: once a newer copy has arrived, what was wrong with the old one does not matter.
 */
export function decide(wanted: Wanted, current: ChargebeeCustomer | undefined): Decision {
	const obstacle = current && (belongsToAnother(wanted, current) ?? isOutdated(wanted, current));
	if (obstacle) return obstacle;
	if (wanted.faults.length > 0) return { do: 'refuse', faults: wanted.faults };
	if (!current) return { do: 'create' };

	const differences = compare(wanted.mapped, current);
	const isEqual = Object.values(differences).every((changes: Change[]) => changes.length === 0);
	return isEqual ? nothing({ outcome: 'unchanged', changes: [] }) : { do: 'update', current, differences };
}

/** Visma's internal id stays when a customer gets another number; another internal id means another customer. */
function belongsToAnother({ id, mapped }: Wanted, { meta_data: meta = {} }: ChargebeeCustomer): Decision | undefined {
	const key = 'visma_internal_id';
	const [from, to] = [String(meta[key] ?? ''), mapped.meta[key] ?? ''];
	if (from === '' || to === '' || from === to) return undefined;
	const reason =
		`Customer ${id} in Chargebee was made from the Visma.net customer with internal id ${from}, ` +
		`this one has internal id ${to}. If the number was given to another company, rename or delete ${id} in Chargebee`;
	const changes = [{ field: `meta_data.${key}`, from, to }];
	return nothing({ outcome: 'conflict', reason, errorCode: 'number-reused', changes });
}

function isOutdated({ version }: Wanted, current: ChargebeeCustomer): Decision | undefined {
	const seen = versionSeen(current);
	if (!isOlder(version, seen)) return undefined;
	const reason = `This copy is from ${version.lastModified}; Chargebee already has the one from ${seen.lastModified}`;
	return nothing({ outcome: 'skipped', reason, changes: [] });
}

const nothing = (ending: Omit<Ending, 'requests'>): Decision => ({ do: 'nothing', ending });
