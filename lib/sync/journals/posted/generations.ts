import { generationKey, reversalKey } from '../../../ledger';
import type { VismaJournal } from '../../../visma';
import type { Held } from './members';
import { signatureOf } from './signature';

/** The latest generation of an entry that is in Visma. */
export interface Live {
	journal: Held;
	generation: number;
	/** It was reversed by us, or withdrawn before its release: the next generation may be posted. */
	reversed: boolean;
	/** Our reversal of this or an earlier generation that was posted and not released. */
	unreleased: Array<{ key: string; journal: VismaJournal }>;
	/** The batch by which a person reversed it. */
	reversedInVisma?: string;
}

export type Find = (key: string) => Promise<Held | undefined> | Held | undefined;

/** Follows an entry and its reversals, K, K:rev:1, K#2, ..., until one of them is not there. */
export async function follow(key: string, find: Find): Promise<Live | undefined> {
	let last: Live | undefined;
	const unreleased: Live['unreleased'] = [];
	for (let generation = 1; ; generation++) {
		const journal = await find(generationKey(key, generation));
		if (!journal) return last;
		if (isWithdrawn(journal)) {
			last = { journal, generation, reversed: true, unreleased };
			continue;
		}
		const counterKey = reversalKey(key, generation);
		const counter = await find(counterKey);
		if (!counter || isWithdrawn(counter)) return { journal, generation, reversed: false, unreleased };
		if (counter.status === 'Balanced' || counter.status === 'Hold') unreleased.push({ key: counterKey, journal: counter });
		last = { journal, generation, reversed: true, unreleased };
	}
}

const isWithdrawn = (journal: VismaJournal) => signatureOf(journal)?.mark === 'WITHDRAWN';
