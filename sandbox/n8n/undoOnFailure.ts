/** Does the work; when it fails, undoes what it had begun before the error goes on. */
export async function undoOnFailure<T>(work: () => Promise<T>, undo: () => Promise<void>): Promise<T> {
	let succeeded = false;
	try {
		const result = await work();
		succeeded = true;
		return result;
	} finally {
		if (!succeeded) await undo();
	}
}
