import { backoff } from './backoff';
import { type HttpAnswer, type HttpCall, NoAnswer, type Send } from './call';
import { ConnectionError, RateLimitError, StatusError } from './errors';
import type { RetryPolicy } from './policy';
import { serverDelay } from './serverDelay';

/** Everything a request needs from the outside world. */
export interface Wire {
	send: Send;
	policy: RetryPolicy;
	/** Epoch milliseconds. */
	clock: () => number;
	/** Resolves after so many milliseconds; rejects when the execution was cancelled. */
	sleep: (ms: number) => Promise<void>;
	/** A number in [0, 1). */
	random: () => number;
}

/** A successful answer, and how many attempts it took. */
export interface Answered extends HttpAnswer {
	attempts: number;
}

type Attempt = HttpAnswer | NoAnswer;

/**
 * Sends a call, again where the policy allows it, until it succeeds or fails for good.
 *
 * @throws RateLimitError when the server wants a longer wait than the budget allows
 * @throws StatusError on any other answer outside 200..299
 * @throws ConnectionError when no answer arrives
 */
export async function request(call: HttpCall, wire: Wire): Promise<Answered> {
	const deadline = wire.clock() + wire.policy.waitBudgetMs;
	let uncertain = false;
	for (let attempt = 1; ; attempt++) {
		const result = await sendOnce(call, wire.send);
		if (isSuccess(result)) return { ...result, attempts: attempt };
		uncertain ||= mayHaveHappened(call, result, wire.policy);

		const wait = repeatAfter(call, result, attempt, wire);
		const inTime = wait !== undefined && wire.clock() + wait <= deadline;
		if (!inTime) throw failure(call, result, attempt, uncertain, wait, wire.policy);
		await wire.sleep(wait);
	}
}

async function sendOnce(call: HttpCall, send: Send): Promise<Attempt> {
	try {
		return await send(call);
	} catch (error) {
		if (error instanceof NoAnswer) return error;
		throw error;
	}
}

const isSuccess = (result: Attempt): result is HttpAnswer =>
	!(result instanceof NoAnswer) && result.status >= 200 && result.status < 300;

function mayHaveHappened(call: HttpCall, result: Attempt, policy: RetryPolicy): boolean {
	if (call.repeat === 'safe') return false;
	return result instanceof NoAnswer ? result.sent : policy.uncertainStatuses.includes(result.status);
}

/** Milliseconds until the call may be sent again; undefined when it may not. */
function repeatAfter(call: HttpCall, result: Attempt, attempt: number, wire: Wire): number | undefined {
	const { policy } = wire;
	if (!isRepeatable(call, result, policy)) return undefined;
	const asked = result instanceof NoAnswer ? undefined : serverDelay(result, wire.clock());
	if (asked !== undefined && asked >= policy.baseDelayMs) return asked;
	return attempt < policy.maxAttempts ? backoff(attempt, policy, wire.random()) : undefined;
}

function isRepeatable(call: HttpCall, result: Attempt, policy: RetryPolicy): boolean {
	const repeatsAreHarmless = call.repeat !== 'never';
	if (result instanceof NoAnswer) return !result.sent || repeatsAreHarmless;
	if (policy.refusedStatuses.includes(result.status)) return true;
	return repeatsAreHarmless && policy.uncertainStatuses.includes(result.status);
}

function failure(
	call: HttpCall,
	result: Attempt,
	attempts: number,
	outcomeUnknown: boolean,
	wait: number | undefined,
	policy: RetryPolicy,
) {
	if (result instanceof NoAnswer) return new ConnectionError(call, result, attempts, outcomeUnknown);
	const refused = policy.refusedStatuses.includes(result.status);
	if (refused) return new RateLimitError(call, result, attempts, outcomeUnknown, wait ?? policy.maxDelayMs);
	return new StatusError(call, result, attempts, outcomeUnknown);
}
