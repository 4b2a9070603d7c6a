import { randomInt } from 'node:crypto';

import {
	type IAllExecuteFunctions,
	type IExecuteFunctions,
	type IHookFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
	type IPollFunctions,
	type IWebhookFunctions,
	sleep,
} from 'n8n-workflow';

import { DEFAULT_POLICY, type HttpAnswer, type HttpCall, NoAnswer, type RetryPolicy, type Send, type Wire } from '../../lib/http';
import { noAnswer } from './noAnswer';

export type Caller = IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IPollFunctions | IWebhookFunctions;

/** The longest that either system is known to work on one call: Visma.net cuts its own off after four minutes. */
const TIMEOUT_MS = 250_000;
const RANDOM_STEPS = 2 ** 32;

/**
 * Connects lib/http to n8n: its HTTP helper with the credential, its sleep, the clock and a source of randomness.
 *
 * @param timeoutMs how long one attempt may take
 */
export function wire(
	caller: Caller,
	credential: string,
	policy: Partial<RetryPolicy> = {},
	timeoutMs = TIMEOUT_MS,
): Wire {
	return {
		send: sender(caller, credential, timeoutMs),
		policy: { ...DEFAULT_POLICY, ...policy },
		clock: () => Date.now(),
		sleep: async (ms) => await sleep(ms, cancelSignal(caller)),
		random: () => randomInt(RANDOM_STEPS) / RANDOM_STEPS,
	};
}

/** A cancelled execution ends its waits too. */
function cancelSignal(caller: Caller): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in caller ? caller.getExecutionCancelSignal() : undefined;
}

function sender(caller: Caller, credential: string, timeoutMs: number): Send {
	return async (call) => {
		try {
			const response = await caller.helpers.httpRequestWithAuthentication.call(
				caller as IAllExecuteFunctions,
				credential,
				options(call, timeoutMs),
			);
			return complete(answer(response as IN8nHttpFullResponse));
		} catch (error) {
			return answerWithin(error) ?? raise(noAnswer(error, call));
		}
	};
}

/** n8n renews an expired token in its handling of 401, so that status alone is left to it. */
function options({ method, url, headers, body }: HttpCall, timeout: number): IHttpRequestOptions {
	return {
		method,
		url,
		headers,
		body,
		json: true,
		timeout,
		returnFullResponse: true,
		ignoreHttpStatusErrors: { ignore: true, except: [401] },
	};
}

function answer({ statusCode, headers, body }: IN8nHttpFullResponse): HttpAnswer {
	return { status: statusCode, headers: lowerCase(headers), body };
}

/** n8n hands over what it got of an answer that broke off: JSON that stayed text, or nothing where a length was announced. */
function complete(got: HttpAnswer): HttpAnswer {
	const { 'content-type': type = '', 'content-length': length = '0' } = got.headers;
	const isText = typeof got.body === 'string' && got.body !== '';
	const isMissing = (got.body === undefined || got.body === '') && length !== '0';
	if (type.includes('json') && (isText || isMissing)) throw new NoAnswer('the answer broke off', true);
	return got;
}

/** The answer that n8n threw: a 401 that a fresh token did not mend. */
function answerWithin(error: unknown): HttpAnswer | undefined {
	const { response } = ((error as Error)?.cause ?? error) as {
		response?: { status: number; headers: Record<string, unknown>; data: unknown };
	};
	return response?.status === 401 ? { status: 401, headers: lowerCase(response.headers), body: response.data } : undefined;
}

function lowerCase(headers: Record<string, unknown>): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function raise(error: Error): never {
	throw error;
}
