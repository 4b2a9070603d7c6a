import type { IDataObject } from 'n8n-workflow';

import type { ChangeState } from '../../../lib/sync/changes';

/** What n8n keeps of a trigger between two polls. */
export interface Memory {
	/** What the flow was told to watch and where to begin: another order begins anew. */
	order: string;
	state?: ChangeState;
	/** Polls that failed since the last one that did not. */
	failures: number;
}

/** The memory of this very order; a fresh one after the parameters were changed. */
export function recall(kept: IDataObject, order: string): Memory {
	const { memory } = kept as { memory?: Memory };
	return memory?.order === order ? memory : { order, failures: 0 };
}

/** To be called last: what is kept before something fails is kept nevertheless. */
export function keep(kept: IDataObject, memory: Memory): void {
	kept.memory = memory as unknown as IDataObject;
}
