import axios, { AxiosError } from 'axios';

import { DEFAULT_POLICY, type HttpCall, NoAnswer, type RetryPolicy, type Send, type Wire } from '../../../lib/http';

/** A moment on which every test clock starts. */
export const START = Date.parse('2026-11-22T08:00:00Z');

/** A wire over real sockets, with a clock that moves only while something sleeps. */
export interface TestWire extends Wire {
	/** Every wait so far, in milliseconds. */
	slept: number[];
}

/**
 * @param headers sent with every call, an authorization say
 * @param random what is drawn each time; the largest number by default, so that waits are as long as they may be
 */
export function wireTo(
	options: { policy?: Partial<RetryPolicy>; headers?: Record<string, string>; random?: () => number } = {},
): TestWire {
	let now = START;
	const slept: number[] = [];
	return {
		send: sender(options.headers),
		policy: { ...DEFAULT_POLICY, ...options.policy },
		clock: () => now,
		sleep: async (ms) => {
			slept.push(ms);
			now += ms;
			return await Promise.resolve();
		},
		random: options.random ?? (() => 0.999_999),
		slept,
	};
}

/** Sends calls as the nodes do: every answer is handed over, a missing one is a NoAnswer. */
export function sender(extra: Record<string, string> = {}): Send {
	return async ({ method, url, headers, body }: HttpCall) => {
		try {
			const answer = await axios.request<unknown>({
				method,
				url,
				headers: { ...headers, ...extra },
				data: body,
				proxy: false,
				validateStatus: () => true,
			});
			const lowerCase = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
			return { status: answer.status, headers: Object.fromEntries(lowerCase), body: answer.data };
		} catch (error) {
			throw noAnswer(error);
		}
	};
}

function noAnswer(error: unknown): Error {
	if (!(error instanceof AxiosError)) return error as Error;
	return new NoAnswer(error.message, error.code !== 'ECONNREFUSED');
}
