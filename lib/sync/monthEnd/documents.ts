import { type ChargebeeClient, creditNotePages, type Form, invoicePages, transactionPages } from '../../chargebee';
import type { DocumentNoun } from '../journals/complete/nouns';
import { readFamily } from '../journals/complete/nouns';
import type { MonthEndChoice } from './choice';
import { type Member, memberOf, type Row } from './member';
import { periodOf } from './period';
import { windowOf } from './window';

type Pages = (client: ChargebeeClient, filter: Form) => AsyncGenerator<Row[]>;

const PAGES: Record<DocumentNoun, Pages> = {
	invoice: invoicePages,
	creditNote: creditNotePages,
	transaction: transactionPages,
};

/** Documents that are settled with each other: they are booked in one run. */
export type Group = Member[];

/** Is handed every row that a list shows: what a caller does not read again is kept by it. */
export type Keep = (noun: DocumentNoun, row: Row) => void;

/**
 * Reads the documents that reach into the months at hand, 100 a call, each with the credit notes and transactions that
 * belong to it.
 *
 * @throws ChargebeeError, RequestError when Chargebee does not answer
 */
export async function readDocuments(client: ChargebeeClient, choice: MonthEndChoice, keep?: Keep): Promise<Group[]> {
	const nouns: DocumentNoun[] = ['invoice', 'creditNote', ...(choice.transactions ? ['transaction' as const] : [])];
	const members: Member[] = [];
	for (const noun of nouns) {
		for (const filter of windowOf(noun, choice)) {
			for await (const page of PAGES[noun](client, filter)) {
				const moving = page.filter(movesMoney);
				members.push(...moving.map((row) => memberOf(noun, row)));
				if (keep) for (const row of moving) keep(noun, row);
			}
		}
	}
	const wanted = members.filter((member) => !isMirrored(member, choice.withoutPrefix));
	return grouped(wanted).filter((group) => group.some((member) => reaches(member, choice)));
}

const movesMoney = (row: Row) => !('type' in row && row.type === 'authorization');

function reaches({ last, changed }: Member, { firstPeriod, zone }: MonthEndChoice): boolean {
	if (firstPeriod === undefined) return true;
	const { start } = periodOf(firstPeriod, zone);
	return last >= start || changed >= start;
}

/** Documents by their own id, transactions by those of all that they settle. */
function isMirrored({ family, links }: Member, prefix: string | undefined): boolean {
	if (!prefix) return false;
	const bears = (name: string) => readFamily(name)?.id.startsWith(prefix) ?? false;
	return readFamily(family)?.noun === 'transaction' ? links.length > 0 && links.every(bears) : bears(family);
}

/** Documents that are settled with each other stand in one group: what is booked for one reads the others too. */
function grouped(members: readonly Member[]): Group[] {
	const places = new Map<string, Group>();
	for (const member of members) {
		const linked = member.links.map((link) => places.get(link)).filter((group) => group !== undefined);
		const [first = [], ...others] = new Set(linked);
		first.push(...others.flat(), member);
		for (const { family } of [...others.flat(), member]) places.set(family, first);
	}
	return [...new Set(places.values())];
}
