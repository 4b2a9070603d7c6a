import { unitOf } from '../posted/names';
import type { Done, Ending, Step } from './step';

/** Takes what came of each step. */
export type File = (step: Step, done: Done) => void;

/** Where a run stands: what waits for what, and whether the system still answers. */
export class Progress {
	/** Why nothing more is done. */
	stoppedBy: Error | undefined;
	private readonly waiting: Map<string, string>;

	/** @param waiting documents, and terms of subscriptions, of which nothing is done, with the key that they wait for */
	constructor(
		readonly file: File,
		waiting: ReadonlyMap<string, string>,
	) {
		this.waiting = new Map(waiting);
	}

	/** The key that the rest of a document waits for, or of a term of a subscription. */
	waitsFor(step: Step): string | undefined {
		return this.waiting.get(step.family) ?? this.waiting.get(unitOf(step));
	}

	/**
	 * Takes a step unless its document waits or the run is stopped.
	 *
	 * @param action gives undefined when what comes of it is not known yet
	 */
	async take(step: Step, action: () => Promise<Done | undefined>): Promise<void> {
		if (this.stoppedBy) return;
		const key = this.waitsFor(step);
		const done = key === undefined ? await action() : ended(waits(key));
		if (done) this.conclude(step, done);
	}

	/** Files what came of a step: when it is not in order, what stands on it waits. */
	conclude(step: Step, done: Done): void {
		this.file(step, done);
		if (done.came === 'stopped') this.stoppedBy ??= done.error;
		const isInOrder = done.came === 'ended' && done.ending.outcome !== 'failed';
		if (isInOrder || (!step.gate && done.came !== 'contended')) return;
		// What another execution posted otherwise is read and planned anew, all of it.
		const unit = done.came === 'contended' ? step.family : unitOf(step);
		if (!this.waiting.has(unit)) this.waiting.set(unit, step.key);
	}
}

const ended = (ending: Ending): Done => ({ came: 'ended', ending, requests: [] });

export const waits = (key: string): Ending => ({ outcome: 'skipped', reason: `waits for ${key}` });
