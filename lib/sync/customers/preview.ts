import type { ChargebeeCustomer } from '../../chargebee';
import type { VismaCustomer } from '../../visma';
import type { Change, Outcome } from '../audit';
import { decide } from './decide';
import { workFor } from './queue';
import type { CustomerSyncSettings } from './settings';
import { changesOf, callsOf } from './write';
import { reasonOf } from './fault';

/** What the sync would do to one customer. */
export interface Preview {
	outcome: Outcome;
	reason?: string;
	errorCode?: string;
	changes: Change[];
	/** Writes that it would cost. */
	calls: number;
}

/**
 * What a sync would make of a customer, by the same mapping and the same rules; nothing is read or written.
 *
 * @param current the Chargebee customer that stands under its id; undefined when there is none
 */
export function previewCustomer(
	visma: VismaCustomer,
	current: ChargebeeCustomer | undefined,
	settings: CustomerSyncSettings,
): Preview {
	const { wanted, leftAlone } = workFor(0, visma, visma, { settings });
	if (leftAlone !== undefined) return { outcome: 'skipped', reason: leftAlone, changes: [], calls: 0 };
	const decision = decide(wanted, current);
	if (decision.do === 'nothing') return { ...decision.ending, calls: 0 };
	if (decision.do === 'refuse') {
		return { outcome: 'failed', reason: reasonOf(decision.faults), errorCode: decision.faults[0]?.code, changes: [], calls: 0 };
	}
	const outcome = decision.do === 'create' ? 'created' : 'updated';
	return { outcome, changes: changesOf(wanted, decision), calls: callsOf(decision) };
}
