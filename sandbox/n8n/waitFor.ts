import { sleep } from 'n8n-workflow';

export interface WaitOptions {
	/** Milliseconds until it is given up; default 60 000. */
	timeout?: number;
	/** Milliseconds between two looks; default 200. */
	every?: number;
}

/**
 * Looks again and again until `look` returns something other than undefined, null or false, and returns that.
 * Throws "`what` did not happen" with the last error seen when the time is over.
 */
export async function waitFor<T>(
	what: string,
	look: () => Promise<T | undefined | null | false> | T | undefined | null | false,
	{ timeout = 60_000, every = 200 }: WaitOptions = {},
): Promise<T> {
	const end = Date.now() + timeout;
	let lastError: unknown;
	for (;;) {
		try {
			const found = await look();
			if (found !== undefined && found !== null && found !== false) return found;
			lastError = undefined;
		} catch (error) {
			lastError = error;
		}
		if (Date.now() > end) {
			throw new Error(`${what} did not happen within ${timeout} ms`, { cause: lastError });
		}
		await sleep(every);
	}
}
