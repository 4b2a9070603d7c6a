/** What an action came to. */
export type Attempt<T> = { ok: true; value: T } | { ok: false; error: unknown };

/** Runs an action and hands its error over as a value, for callers that go on with some errors and not with others. */
export async function attempt<T>(action: () => Promise<T>): Promise<Attempt<T>> {
	try {
		return { ok: true, value: await action() };
	} catch (error) {
		return { ok: false, error };
	}
}
