import type { ChargebeeCustomer } from '../../chargebee';
import type { Change } from '../audit';
import { compare, type Differences } from './compare';
import { linkNotFound } from './customerIdentity';
import type { Fault } from './fault';
import type { MappedCustomer } from './map';
import type { Ending } from './run';
import { isOlder, type Version, versionSeen } from './version';

/** A Visma customer as Chargebee should see it. */
export interface Wanted {
	id: string;
	/** A person said that this is the customer with that id: it must be there. */
	isLinked: boolean;
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
	const obstacle = current && (belongsToAnother(wanted, current) ?? isMisled(wanted, current) ?? isOutdated(wanted, current));
	if (obstacle) return obstacle;
	if (wanted.faults.length > 0) return { do: 'refuse', faults: wanted.faults };
	if (!current) return wanted.isLinked ? { do: 'refuse', faults: [notFound(wanted)] } : { do: 'create' };

	const differences = compare(wanted.mapped, current);
	const isEqual = Object.values(differences).every((changes: Change[]) => changes.length === 0);
	return isEqual ? nothing({ outcome: 'unchanged', changes: [] }) : { do: 'update', current, differences };
}

const notFound = ({ id, mapped }: Wanted): Fault => linkNotFound(mapped.meta.visma_customer_number ?? '', id);

/** Visma's internal id stays when a customer gets another number; another internal id means another customer. */
function belongsToAnother({ id, isLinked, mapped }: Wanted, { meta_data: meta = {} }: ChargebeeCustomer): Decision | undefined {
	const key = 'visma_internal_id';
	const [from, to] = [String(meta[key] ?? ''), mapped.meta[key] ?? ''];
	if (from === '' || to === '' || from === to) return undefined;
	const changes = [{ field: `meta_data.${key}`, from, to }];
	const number = String(meta.visma_customer_number ?? '');
	if (isLinked && number !== mapped.meta.visma_customer_number) return misled(id, number, changes);
	const reason =
		`Customer ${id} in Chargebee was made from the Visma.net customer with internal id ${from}, ` +
		`this one has internal id ${to}. If the number was given to another company, rename or delete ${id} in Chargebee`;
	return nothing({ outcome: 'conflict', reason, errorCode: 'number-reused', changes });
}

/** A link to a customer that was made from another number, unless the internal id shows that it is the same company. */
function isMisled({ id, isLinked, mapped }: Wanted, { meta_data: meta = {} }: ChargebeeCustomer): Decision | undefined {
	const [from, to] = [String(meta.visma_customer_number ?? ''), mapped.meta.visma_customer_number ?? ''];
	const isSame = meta.visma_internal_id !== undefined && String(meta.visma_internal_id) === mapped.meta.visma_internal_id;
	if (!isLinked || from === '' || from === to || isSame) return undefined;
	return misled(id, from, [{ field: 'meta_data.visma_customer_number', from, to }]);
}

function misled(id: string, number: string, changes: Change[]): Decision {
	const reason =
		`Linked Customers leads to ${id}, which is ${number === '' ? 'another customer' : `customer ${number}`} of Visma.net already, as its ` +
		'meta data says. Correct the line in the Chargebee credential';
	return nothing({ outcome: 'conflict', reason, errorCode: 'link-belongs-to-another', changes });
}

function isOutdated({ version }: Wanted, current: ChargebeeCustomer): Decision | undefined {
	const seen = versionSeen(current);
	if (!isOlder(version, seen)) return undefined;
	const reason = `This copy is from ${version.lastModified}; Chargebee already has the one from ${seen.lastModified}`;
	return nothing({ outcome: 'skipped', reason, changes: [] });
}

const nothing = (ending: Omit<Ending, 'requests'>): Decision => ({ do: 'nothing', ending });
