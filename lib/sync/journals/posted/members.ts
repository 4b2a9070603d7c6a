import { groupBy } from 'lodash';

import type { VismaJournal, VismaJournalLine } from '../../../visma';
import { signatureOf } from './signature';

/** A batch, or what an entry has in a batch that it shares with others. */
export type Held = VismaJournal & { shared?: true };

/**
 * The entries in a summary, each as if it were a batch with nothing but its own lines; none for a batch of one entry. Of a
 * summary that is marked as of no account, so are they.
 */
export function membersIn(journal: VismaJournal): Held[] {
	const own = signatureOf(journal);
	if (!own) return [];
	const idOf = ({ transactionDescription: description }: VismaJournalLine) => signatureOf({ description })?.id15 ?? own.id15;
	const lines = groupBy(journal.journalTransactionLines ?? [], idOf);
	return Object.entries(lines)
		.filter(([id15]) => id15 !== own.id15)
		.map(([, of]) => {
			const description = [own.mark, of[0]?.transactionDescription].filter(Boolean).join(' ');
			return { ...journal, description, journalTransactionLines: of, shared: true };
		});
}
