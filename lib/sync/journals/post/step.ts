import type { Entry, Kind } from '../../../ledger';
import type { Outcome, SentRequest } from '../../audit';

/** What a step is about. */
interface About {
	family: string;
	/** The entry's key with its generation. */
	key: string;
	/** Absent for what is taken out of the books without being wanted there. */
	entry?: Entry;
	kind?: Kind;
	/** The item prices that the document sells. */
	items: ReadonlySet<string>;
	/** The rest of the family waits for it. */
	gate: boolean;
}

/** One thing to be done about a batch. */
export type Step =
	| (About & { do: 'post'; entry: Entry; body: Record<string, unknown> })
	| (About & { do: 'release'; batchNumber: string })
	| (About & { do: 'withdraw'; batchNumber: string; description: string; reason: string });

export type Post = Extract<Step, { do: 'post' }>;
export type Release = Extract<Step, { do: 'release' }>;
export type Withdraw = Extract<Step, { do: 'withdraw' }>;

/** How a step ended. */
export interface Ending {
	outcome: Outcome;
	reason?: string;
	errorCode?: string;
	batchNumber?: string;
	/** The key of the batch, where it holds other entries too. */
	summary?: string;
	status?: string;
}

/** What came of a step, with every call that was made for it. */
export type Done =
	| { came: 'ended'; ending: Ending; requests: SentRequest[] }
	/** Another execution posted the same entry otherwise: to be read and planned again; the ending is for when that is no use. */
	| { came: 'contended'; ending: Ending; requests: SentRequest[] }
	/** The system failed: nothing more is done. */
	| { came: 'stopped'; error: Error; requests: SentRequest[] };
