import type { IPollFunctions } from 'n8n-workflow';

/** Names a trigger within this process. */
export const triggerName = (poll: IPollFunctions): string => `${poll.getWorkflow().id} ${poll.getNode().id}`;

/** n8n starts a poll also while the one before is still at work: both would hand over the same. */
export class OneAtATime {
	private readonly atWork = new Set<string>();

	/** What the poll gives; null, without a poll, while one of the same trigger is at work. */
	async run<T>(trigger: string, poll: () => Promise<T>): Promise<T | null> {
		if (this.atWork.has(trigger)) return null;
		this.atWork.add(trigger);
		return await poll().finally(() => this.atWork.delete(trigger));
	}
}
