import { attempt } from '../../attempt';
import { ChargebeeError } from '../../chargebee';
import type { SentRequest } from '../audit';
import type { Fault } from '../customers/fault';
import { faultOf } from './fault';
import type { Work } from './queue';
import type { Ending, Sent } from './run';

/** How one document ended, or what kept it from ending. */
export type Settled = { ending: Sent } | { failure: Error; requests: SentRequest[] };

/** Does what one document needs. What is no matter of this document comes back as a failure. */
export async function settle(work: Work, action: (requests: SentRequest[]) => Promise<Ending>): Promise<Settled> {
	const requests: SentRequest[] = [];
	const done = await attempt(async () => await action(requests));
	if (done.ok) return { ending: { ...done.value, requests } };
	const { error } = done;
	if (error instanceof ChargebeeError && error.refusesRecord) {
		return { ending: { ...refused([faultOf(error, work)]), requests } };
	}
	return { failure: error as Error, requests };
}

export function refused(faults: readonly Fault[]): Ending {
	const reason = faults.map(({ field, reason: why }) => (field === '' ? why : `${field}: ${why}`)).join('; ');
	return { outcome: 'failed', reason, errorCode: faults[0]?.code, changes: [] };
}

export const DRY_RUN = { reason: 'Dry run: nothing was written' };
