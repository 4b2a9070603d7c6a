import { attempt } from '../attempt';

/** Lets one call through at a time, in the order in which they came. */
export class Line {
	private last: Promise<unknown> = Promise.resolve();

	/** Runs a task once all earlier ones have ended, however they ended. */
	async run<T>(task: () => Promise<T>): Promise<T> {
		const before = this.last;
		const turn = attempt(async () => {
			await before;
			return await task();
		});
		this.last = turn;
		const done = await turn;
		if (done.ok) return done.value;
		throw done.error;
	}
}
