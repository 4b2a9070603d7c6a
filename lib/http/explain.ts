import { ConnectionError, RateLimitError, type RequestError, StatusError } from './errors';

/** An error as people read it: what happened, and what to do about it. */
export interface Explanation {
	/** What happened, with the record it happened to. */
	message: string;
	/** The remedy. */
	remedy: string;
	/** Stays the same across versions; listed in docs/errors.md. */
	code: string;
	httpCode?: string;
	/** For n8n's own back-off: why, and how long to wait. */
	failure?: { cause: 'rate-limited' | 'temporarily-unavailable'; retryAfterMs?: number } | { cause: 'credential-invalid' };
}

/** An error that brings its own words: what an API answered is fine, and still the work cannot be done. */
export class ExplainedError extends Error {
	override readonly name = 'ExplainedError';

	constructor(readonly explanation: Explanation) {
		super(explanation.message);
	}
}

/** What a retry does where each write has an identity: it finds what an earlier call wrote. */
export const LOOKS_FIRST = 'a retry looks first';

/**
 * Explains what every HTTP API has in common: rate limits, outages and lost connections.
 *
 * @param system the system as people call it, "Visma.net" say
 * @param subject what the call was about, "Customer 10001" say
 * @param nowMs epoch milliseconds
 * @param ifUnknown what to know before a retry when the call may have been carried out; only the caller knows
 * @returns undefined for answers that only the system's own rules can explain
 */
export function explainTransport(
	error: RequestError,
	system: string,
	subject: string,
	nowMs: number,
	ifUnknown: string,
): Explanation | undefined {
	if (error instanceof RateLimitError) return explainRateLimit(error, system, subject, nowMs, ifUnknown);
	if (error instanceof ConnectionError) {
		return {
			message: `${subject}: ${system} did not answer (${error.reason})`,
			remedy: `${unknown(error, system, ifUnknown)}Check that n8n can reach ${address(error)}, then retry the execution.`,
			code: 'no-answer',
			failure: { cause: 'temporarily-unavailable' },
		};
	}
	if (error instanceof StatusError && error.status >= 500) {
		return {
			message: `${subject}: ${system} is out of order (status ${error.status})`,
			...explainOutage(error, system, ifUnknown),
			code: 'out-of-order',
			httpCode: String(error.status),
		};
	}
	return undefined;
}

/** What to do, for people and for n8n, when the system itself fails. */
export function explainOutage(
	error: RequestError,
	system: string,
	ifUnknown: string,
): Pick<Explanation, 'remedy' | 'failure'> {
	return {
		remedy: `${unknown(error, system, ifUnknown)}Retry the execution later; what was written stays as it is.`,
		failure: { cause: 'temporarily-unavailable' },
	};
}

function explainRateLimit(
	error: RateLimitError,
	system: string,
	subject: string,
	nowMs: number,
	ifUnknown: string,
): Explanation {
	const { retryAfterMs } = error;
	const back = new Date(nowMs + retryAfterMs).toISOString().slice(0, 19).replace('T', ' ');
	return {
		message: `${subject}: ${system} takes no more calls for ${duration(retryAfterMs)}`,
		remedy:
			`${unknown(error, system, ifUnknown)}Retry the execution after ${back} UTC; what was written until then is left as it is. ` +
			'Where the node has the option Max Wait, it can wait longer within one execution; a flow that runs less often needs fewer calls.',
		code: 'rate-limited',
		httpCode: String(error.status),
		failure: { cause: 'rate-limited', retryAfterMs },
	};
}

const unknown = ({ outcomeUnknown }: RequestError, system: string, ifUnknown: string) =>
	outcomeUnknown ? `${system} may have carried out the last call; ${ifUnknown}. ` : '';

/** What people entered may be no URL at all. */
const address = ({ url }: RequestError) => (URL.canParse(url) ? new URL(url).host : url.split('?')[0]);

function duration(ms: number): string {
	const seconds = Math.ceil(ms / 1000);
	if (seconds >= 120) return `${Math.ceil(seconds / 60)} minutes`;
	return seconds === 1 ? '1 second' : `${seconds} seconds`;
}
