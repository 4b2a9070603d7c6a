import { attempt } from '../attempt';
import { type Explanation, RequestError } from '../http';
import type { VismaClient } from './client';
import { isRefusal } from './explain';
import { readProblem } from './problem';
import { refusalOf } from './refusals';

/** How a release ended. `pending`: Visma.net had not finished when the budget was spent; it goes on by itself. */
export interface Release<Status = string> {
	state: 'released' | 'pending' | 'refused';
	/** Whether it was released before: by an earlier call whose reply was lost, or by somebody else. */
	before?: boolean;
	/** How often the release was sent. */
	attempts: number;
	/** Status as last read; unknown when Visma.net said at once that it is done. */
	status?: Status | null;
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
	/** Row version that the record must still have; else it is refused with 412. */
	version?: string;
}

/** What is released, and how it is looked at. */
export interface Releasable<Status> {
	path: string;
	/** Undefined when there is no such record. */
	read: () => Promise<{ status?: Status | null } | undefined>;
	isReleased: (status: Status | null | undefined) => boolean;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;

/**
 * POST {path}/action/release, and waits until the record is released. A record is released once whatever is repeated, so
 * a lost answer is no harm; a refusal is only believed when the record is not released.
 *
 * @throws RequestError when Visma.net cannot be reached, or knows no such record
 */
export async function releaseRecord<Status>(
	client: VismaClient,
	record: Releasable<Status>,
	{ budgetMs = 30_000, version }: ReleaseOptions = {},
): Promise<Release<Status>> {
	const deadline = client.time.clock() + budgetMs;
	const path = `${record.path}/action/release`;
	const asked = await attempt(async () => await client.post(path, undefined, { repeat: 'identified', version }));
	if (!asked.ok) return await afterRefusal(record, asked.error);
	const { attempts, body } = asked.value;
	const { actionResult, errorInfo } = (body || {}) as { actionResult?: string; errorInfo?: string };
	if (actionResult === 'Done') return { state: 'released', attempts };
	if (actionResult === 'Failed') return { ...(await afterFailure(record, errorInfo)), attempts };
	return { ...(await waitForEnd(client, record, deadline)), attempts };
}

async function afterFailure<Status>(
	{ read, isReleased }: Releasable<Status>,
	reason = 'Visma.net gives no reason',
): Promise<Omit<Release<Status>, 'attempts'>> {
	const { status } = (await read()) ?? {};
	return isReleased(status) ? { state: 'released', before: true, status } : { state: 'refused', status, reason };
}

async function afterRefusal<Status>({ read, isReleased }: Releasable<Status>, error: unknown): Promise<Release<Status>> {
	const mayBeDone = isRefusal(error) || (error instanceof RequestError && error.outcomeUnknown);
	const found = mayBeDone ? await read() : undefined;
	const attempts = error instanceof RequestError ? error.attempts : 0;
	if (found && isReleased(found.status)) return { state: 'released', before: true, attempts, status: found.status };
	const problem = isRefusal(error) && error.status !== 412 ? readProblem(error.body) : undefined;
	if (!found || !problem) throw error;
	return { state: 'refused', attempts, status: found.status, reason: problem.text, vismaId: problem.vismaId };
}

/** Reads the record now and then, ever less often, until it is released or the time is up. */
async function waitForEnd<Status>(
	client: VismaClient,
	{ read, isReleased }: Releasable<Status>,
	deadline: number,
): Promise<Omit<Release<Status>, 'attempts'>> {
	for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
		const found = await read();
		if (found && isReleased(found.status)) return { state: 'released', status: found.status };
		if (client.time.clock() + wait > deadline) return { state: 'pending', status: found?.status };
		await client.time.sleep(wait);
	}
}

/**
 * Words for a release that did not come to its end; undefined for one that did.
 *
 * @param noun what is released: "Batch"
 */
export function explainRelease(
	{ state, reason, vismaId }: Omit<Release<unknown>, 'attempts'>,
	number: string,
	noun = 'Batch',
): Explanation | undefined {
	if (state === 'released') return undefined;
	const thing = noun.toLowerCase();
	if (state === 'pending') {
		return {
			message: `${noun} ${number}: Visma.net has not finished the release yet`,
			remedy: `It goes on by itself. Read the ${thing} later, or raise Max Wait in the options; a second release does no harm.`,
			code: 'visma-release-pending',
		};
	}
	const support = vismaId === undefined ? '' : ` Visma's support finds this call under VismaId ${vismaId}.`;
	const known = {
		code: 'visma-release-refused',
		remedy: `The ${thing} exists and is not released. Mend what the message names, then release it.`,
		...refusalOf(reason),
	};
	return { ...known, message: `${noun} ${number}: Visma.net does not release it: ${reason ?? ''}`, remedy: known.remedy + support };
}
