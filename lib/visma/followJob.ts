import { attempt } from '../attempt';
import { type Answered, ExplainedError, type HttpCall, RequestError, StatusError } from '../http';
import { getBackgroundContent, getBackgroundJob, type VismaBackgroundJob } from './background';
import type { Background, VismaClient } from './client';
import { readProblem } from './problem';
import { isDecision } from './refusals';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;

/**
 * Follows a call that Visma.net took to the background to its end.
 *
 * @returns what the call answered, as if it had been waited for
 * @throws StatusError when the call was refused in the background
 * @throws ExplainedError when it has not ended within the budget, or cannot be looked at: it goes on by itself
 */
export async function endOf(
	client: VismaClient,
	call: HttpCall,
	accepted: Answered,
	background: Background,
): Promise<Answered> {
	const { id } = accepted.body as { id?: string };
	if (id === undefined) return accepted;
	background.onJob?.(id);
	const deadline = client.time.clock() + background.budgetMs;
	for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
		const read = await attempt(async () => await getBackgroundJob(client, id));
		if (!read.ok) throw isRead(call) ? read.error : unread(id, read.error);
		const job = read.value;
		if (job.status === 'Finished' || job.status === 'Failed') return await answerOf(client, call, accepted, job);
		if (client.time.clock() + wait > deadline) throw pending(id, call);
		await client.time.sleep(wait);
	}
}

async function answerOf(client: VismaClient, call: HttpCall, { attempts }: Answered, job: VismaBackgroundJob): Promise<Answered> {
	const { status, statusCode, errorMessage, responseHeaders, hasResponseContent } = job;
	// The state says how the call ended; what it answered adds words to that.
	const read = await attempt(async () => (hasResponseContent ? await getBackgroundContent(client, job.id) : undefined));
	if (!read.ok && isRead(call)) throw read.error;
	const content = read.ok ? read.value : undefined;
	const headers = Object.fromEntries(Object.entries(responseHeaders ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));
	const body = content ?? (errorMessage ? { message: errorMessage } : undefined);
	const answer = { status: statusCode || (status === 'Failed' ? 500 : 200), headers, body };
	const hasAnswer = !isRead(call) || content !== undefined;
	if (status === 'Finished' && answer.status >= 200 && answer.status < 300 && hasAnswer) return { ...answer, attempts };
	throw new StatusError(call, answer, attempts, answer.status >= 500 && !isDecision(readProblem(body)));
}

/** Whatever keeps the job from being read, the call was taken: it is no refusal, and nothing to be sent again. */
const unread = (id: string, error: unknown): unknown =>
	error instanceof RequestError
		? new ExplainedError({
				message: `Visma.net took the call to the background as job ${id}, which cannot be read (${error.message})`,
				remedy:
					'The job may well be done, so do not send it again. Read it later with Background Job: Get, within 24 hours, or look in Visma.net.',
				code: 'visma-job-unread',
			})
		: error;

/** What is read may be read again, whatever becomes of the job. */
const isRead = ({ method }: HttpCall) => method === 'GET';

const pending = (id: string, call: HttpCall) =>
	new ExplainedError({
		message: `Visma.net has not finished the call yet, which it carries out in the background as job ${id}`,
		remedy: isRead(call)
			? 'Raise Max Wait in the options, or ask for fewer records; what was read can be had with Background Job: Get, within 24 hours.'
			: 'It goes on by itself, so do not send it again. Read it later with Background Job: Get, within 24 hours, or raise Max Wait in the options.',
		code: 'visma-job-pending',
	});
