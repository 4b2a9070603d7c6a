import { attempt } from '../attempt';
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

type Result = HttpAnswer | NoAnswer;

/** A wait before the next attempt, and whether the server asked for it. */
interface Wait {
	ms: number;
	asked: boolean;
}

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
	for (let attempts = 1; ; attempts++) {
		const result = await sendOnce(call, wire.send);
		if (isSuccess(result)) return { ...result, attempts };
		uncertain ||= mayHaveHappened(call, result, wire.policy);

		const wait = repeatAfter(call, result, attempts, wire, uncertain);
		const inTime = wait !== undefined && wire.clock() + wait.ms <= deadline;
		if (!inTime) throw failure(call, result, attempts, uncertain, wait, wire.policy);
		await wire.sleep(wait.ms);
	}
}

async function sendOnce(call: HttpCall, send: Send): Promise<Result> {
	const sent = await attempt(async () => await send(call));
	if (sent.ok) return sent.value;
	if (sent.error instanceof NoAnswer) return sent.error;
	throw sent.error;
}

const isSuccess = (result: Result): result is HttpAnswer =>
	!(result instanceof NoAnswer) && result.status >= 200 && result.status < 300;

function mayHaveHappened(call: HttpCall, result: Result, policy: RetryPolicy): boolean {
	if (call.repeat === 'safe') return false;
	return result instanceof NoAnswer ? result.sent : policy.uncertainStatuses.includes(result.status);
}

/** How long until the call may be sent again; undefined when it may not. */
function repeatAfter(
	call: HttpCall,
	result: Result,
	attempts: number,
	wire: Wire,
	uncertain: boolean,
): Wait | undefined {
	const { policy } = wire;
	if (!isRepeatable(call, result, policy, uncertain)) return undefined;
	const asked = result instanceof NoAnswer ? undefined : serverDelay(result, wire.clock());
	if (asked !== undefined && asked >= policy.baseDelayMs) return { ms: asked, asked: true };
	if (attempts >= policy.maxAttempts) return undefined;
	return { ms: backoff(attempts, policy, wire.random()), asked: false };
}

function isRepeatable(call: HttpCall, result: Result, policy: RetryPolicy, uncertain: boolean): boolean {
	const repeatsAreHarmless = call.repeat !== 'never';
	if (result instanceof NoAnswer) return !result.sent || repeatsAreHarmless;
	if (policy.refusedStatuses.includes(result.status)) return true;
	if (uncertain && policy.busyStatuses.includes(result.status)) return repeatsAreHarmless;
	return repeatsAreHarmless && policy.uncertainStatuses.includes(result.status);
}

function failure(
	call: HttpCall,
	result: Result,
	attempts: number,
	outcomeUnknown: boolean,
	wait: Wait | undefined,
	policy: RetryPolicy,
) {
	if (result instanceof NoAnswer) return new ConnectionError(call, result, attempts, outcomeUnknown);
	const saysWhen = wait?.asked ?? false;
	if (!saysWhen && !policy.refusedStatuses.includes(result.status)) {
		return new StatusError(call, result, attempts, outcomeUnknown);
	}
	return new RateLimitError(call, result, attempts, outcomeUnknown, wait?.ms ?? policy.maxDelayMs);
}
