/** A gate that requests wait at until somebody opens it. */
export class Gate {
	private waiting: Array<() => void> = [];

	/** Number of requests waiting now. */
	get held(): number {
		return this.waiting.length;
	}

	async pass(): Promise<void> {
		await new Promise<void>((open) => this.waiting.push(open));
	}

	/** Lets everything that waits go on. */
	open(): void {
		const waiting = this.waiting;
		this.waiting = [];
		for (const go of waiting) go();
	}
}
