import { attempt } from '../../attempt';
import { RequestError } from '../../http';
import type { VismaClient } from '../client';
import { isRefusal } from '../explain';
import { readProblem } from '../problem';
import type { VismaJournal, VismaJournalStatus } from '../types/journal';
import { getJournal } from './get';
import { journalPath } from './path';

/** How a release ended. `pending`: Visma.net had not finished when the budget was spent; it goes on by itself. */
export interface Release {
	state: 'released' | 'pending' | 'refused';
	/** Whether it was released before: by an earlier call whose reply was lost, or by somebody else. */
	before?: boolean;
	/** How often the release was sent. */
	attempts: number;
	/** Status as last read; unknown when Visma.net said at once that it is done. */
	status?: VismaJournalStatus | null;
	/** Visma's own words when it refused. */
	reason?: string;
	/** For Visma's support. */
	vismaId?: string;
}

export interface ReleaseOptions {
	/**
	 * How long to wait for the end, in milliseconds.
	 * @default 30_000
	 */
	budgetMs?: number;
	/** Row version that the batch must still have; else it is refused with 412. */
	version?: string;
}

const RELEASED: ReadonlyArray<VismaJournalStatus | null | undefined> = ['Posted', 'Unposted', 'Completed', 'Released'];
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;

/** Whether a batch is released, whatever became of it after. */
export const isReleased = ({ status }: VismaJournal) => RELEASED.includes(status);

/**
 * POST /v2/journaltransaction/{batchNumber}/action/release, and waits until the batch is released. A batch is released
 * once whatever is repeated, so a lost answer is no harm; a refusal is only believed when the batch is not released.
 *
 * @throws RequestError when Visma.net cannot be reached, or knows no such batch
 */
export async function releaseJournal(
	client: VismaClient,
	number: string,
	{ budgetMs = 30_000, version }: ReleaseOptions = {},
): Promise<Release> {
	const deadline = client.time.clock() + budgetMs;
	const path = `${journalPath(number)}/action/release`;
	const asked = await attempt(async () => await client.post(path, undefined, { repeat: 'identified', version }));
	if (!asked.ok) return await afterRefusal(client, number, asked.error);
	const { attempts, body } = asked.value;
	const { actionResult, errorInfo } = (body || {}) as { actionResult?: string; errorInfo?: string };
	if (actionResult === 'Done') return { state: 'released', attempts };
	if (actionResult === 'Failed') return { state: 'refused', attempts, reason: errorInfo ?? 'Visma.net gives no reason' };
	return { ...(await waitForEnd(client, number, deadline)), attempts };
}

async function afterRefusal(client: VismaClient, number: string, error: unknown): Promise<Release> {
	const mayBeDone = isRefusal(error) || (error instanceof RequestError && error.outcomeUnknown);
	const journal = mayBeDone ? await getJournal(client, number) : undefined;
	const attempts = error instanceof RequestError ? error.attempts : 0;
	if (journal && isReleased(journal)) return { state: 'released', before: true, attempts, status: journal.status };
	const problem = isRefusal(error) && error.status !== 412 ? readProblem(error.body) : undefined;
	if (!journal || !problem) throw error;
	return { state: 'refused', attempts, status: journal.status, reason: problem.text, vismaId: problem.vismaId };
}

/** Reads the batch now and then, ever less often, until it is released or the time is up. */
async function waitForEnd(client: VismaClient, number: string, deadline: number): Promise<Omit<Release, 'attempts'>> {
	for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
		const journal = await getJournal(client, number);
		if (journal && isReleased(journal)) return { state: 'released', status: journal.status };
		if (client.time.clock() + wait > deadline) return { state: 'pending', status: journal?.status };
		await client.time.sleep(wait);
	}
}
