import { attempt } from '../../attempt';
import { ChargebeeError, type ChargebeeCustomer, findCustomers } from '../../chargebee';
import type { SentRequest } from '../audit';
import { decide, type Decision, type Wanted } from './decide';
import { type Fault, faultOf, reasonOf } from './fault';
import type { CustomerSyncRun, Ending } from './run';
import { write } from './write';

/** How one customer ended, or what kept it from ending. */
export type Settled = { ending: Ending } | { failure: Error; requests: SentRequest[] };

/** Decides what one customer needs and does it. What is no matter of this customer comes back as a failure. */
export async function settle(
	run: CustomerSyncRun,
	wanted: Wanted,
	current: ChargebeeCustomer | undefined,
): Promise<Settled> {
	const requests: SentRequest[] = [];
	const done = await attempt(async () => await carryOut(run, wanted, decide(wanted, current), requests));
	if (done.ok) return { ending: done.value };
	const { error } = done;
	if (error instanceof ChargebeeError && error.refusesRecord) return { ending: refused([faultOf(error)], requests) };
	return { failure: error as Error, requests };
}

async function carryOut(
	run: CustomerSyncRun,
	wanted: Wanted,
	decision: Decision,
	requests: SentRequest[],
): Promise<Ending> {
	if (decision.do === 'refuse') return refused(decision.faults, requests);
	if (decision.do === 'nothing') return { ...decision.ending, requests };

	const written = await attempt(async () => await write(run, wanted, decision, requests));
	if (written.ok) {
		const outcome = decision.do === 'create' ? 'created' : 'updated';
		const reason = run.settings.dryRun ? { reason: 'Dry run: nothing was written' } : {};
		return { outcome, ...reason, changes: written.value, requests };
	}
	if (decision.do === 'create' && isTaken(written.error)) return await adopt(run, wanted, requests, written.error);
	throw written.error;
}

/** Somebody created the customer after it was looked for: it is compared like any other that exists. */
async function adopt(
	run: CustomerSyncRun,
	wanted: Wanted,
	requests: SentRequest[],
	taken: ChargebeeError,
): Promise<Ending> {
	const current = (await findCustomers(run.client, [wanted.id])).get(wanted.id);
	if (!current) throw taken;
	const ending = await carryOut(run, wanted, decide(wanted, current), requests);
	if (ending.outcome !== 'unchanged' || !taken.outcomeUnknown) return ending;
	return { ...ending, outcome: 'created', reason: 'The reply to the creation was lost; the customer is there as it was sent' };
}

/** Whichever field Chargebee names for it (UNVERIFIED): whether our id is taken shows when the customer is looked up. */
const isTaken = (error: unknown): error is ChargebeeError =>
	error instanceof ChargebeeError && error.apiErrorCode === 'duplicate_entry';

function refused(faults: Fault[], requests: SentRequest[]): Ending {
	return { outcome: 'failed', reason: reasonOf(faults), errorCode: faults[0]?.code, changes: [], requests };
}
