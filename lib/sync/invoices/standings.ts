import { type ChargebeeInvoice, findInvoices, findTransactions } from '../../chargebee';
import { decide } from './decide';
import type { Work } from './queue';
import type { InvoiceSyncRun } from './run';
import type { Standing } from './standing';
import { validPayments } from './write/payments';

/** How often one number may be voided and imported anew. */
const MAX_REPLACEMENTS = 9;

/** The id of the nth import of one number; an escape of our ids never looks like it. */
const suffixed = (id: string, count: number): string => (count === 1 ? id : `${id}_v${count}`);

type Placed = Omit<Standing, 'transactions'>;

/**
 * Invoices as they stand, 100 a call. One that was voided and imported anew is the last of its line, for which those
 * that are void are looked up once more. Transactions of those whose payments differ come along, 100 a call.
 */
export async function standings(works: Work[], run: InvoiceSyncRun): Promise<Map<Work, Standing>> {
	const placed = await places(works, run);
	const toPay = [...placed].flatMap(([{ wanted }, { current }]) => {
		const decision = decide(wanted, current, run.settings);
		return current && decision.do === 'change' && decision.payments ? validPayments(current) : [];
	});
	const transactions = await findTransactions(run.client, toPay.map(({ txn_id: id }) => id));
	return new Map([...placed].map(([work, place]) => [work, { ...place, transactions }]));
}

async function places(works: Work[], { client, settings }: InvoiceSyncRun): Promise<Map<Work, Placed>> {
	const found = await findInvoices(client, works.map(({ subject }) => subject.id));
	const replaces = settings.whenDifferent === 'voidAndReimport';
	const isReplaced = ({ subject, wanted }: Work) => replaces && !wanted.isVoid && found.get(subject.id)?.status === 'voided';
	const later = works.filter(isReplaced).flatMap(({ subject }) => candidates(subject.id).slice(1));
	const all = later.length > 0 ? new Map([...found, ...(await findInvoices(client, later))]) : found;
	return new Map(works.map((work) => [work, standingOf(work.subject.id, all, isReplaced(work))]));
}

const candidates = (id: string): string[] =>
	Array.from({ length: MAX_REPLACEMENTS }, (_, index) => suffixed(id, index + 1));

function standingOf(id: string, all: ReadonlyMap<string, ChargebeeInvoice>, isReplaced: boolean): Placed {
	const ids = isReplaced ? candidates(id) : [id];
	const last = ids.filter((each) => all.has(each)).at(-1);
	const current = last === undefined ? undefined : all.get(last);
	const count = last === undefined ? 0 : candidates(id).indexOf(last) + 1;
	// All of them are void: also after a crash between voiding one and importing the next.
	const isFree = isReplaced && current?.status === 'voided';
	return { current: isFree ? undefined : current, freeId: suffixed(id, count + 1) };
}
