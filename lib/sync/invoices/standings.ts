import { type ChargebeeClient, type ChargebeeInvoice, findInvoices, findTransactions } from '../../chargebee';
import { decide } from './decide';
import type { Work } from './queue';
import type { InvoiceSyncRun } from './run';
import type { InvoiceSyncSettings } from './settings';
import type { Standing } from './standing';
import { validPayments } from './write/payments';

/** How often one number may be voided and imported anew. */
const MAX_REPLACEMENTS = 9;
const SUFFIX = '_v';

/** The id of the nth import of one number; an escape of our ids never looks like it. */
const suffixed = (id: string, count: number): string => (count === 1 ? id : `${id}${SUFFIX}${count}`);

/** The id under which a number is imported next, after the import that has the id `taken`. */
export const idAfter = (id: string, taken: string): string =>
	suffixed(id, taken === id ? 2 : Number(taken.slice(id.length + SUFFIX.length)) + 1);

/**
 * Invoices by the id that their number gives, 100 a call. Of one that was voided and imported anew it is the last
 * import, for which those that are void are looked up once more, whatever the settings are by now.
 */
export async function latestImports(client: ChargebeeClient, ids: readonly string[]): Promise<Map<string, ChargebeeInvoice>> {
	const found = await findInvoices(client, ids);
	const later = [...found.values()].filter(({ status }) => status === 'voided').flatMap(({ id }) => laterIds(id));
	const replacements = await findInvoices(client, later);
	return new Map([...found].map(([id, invoice]) => [id, lastOf(id, (each) => replacements.get(each)) ?? invoice]));
}

/** The last import of a number that was imported anew; undefined where it was not. */
export const lastOf = <T>(id: string, read: (id: string) => T | undefined): T | undefined =>
	laterIds(id).flatMap((each) => read(each) ?? []).at(-1);

/** Ids that a number gets when it is imported anew. */
export const laterIds = (id: string): string[] => Array.from({ length: MAX_REPLACEMENTS - 1 }, (_, index) => suffixed(id, index + 2));

type Placed = Omit<Standing, 'transactions'>;

/**
 * How invoices stand in Chargebee, and under which id each would be imported. Transactions of those whose payments
 * differ come along, 100 a call.
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
	const found = await latestImports(client, works.map(({ subject }) => subject.id));
	return new Map(
		works.map((work): [Work, Placed] => {
			const { id } = work.subject;
			const current = found.get(id);
			return [work, { current: inForce(work, current, settings), freeId: current ? idAfter(id, current.id) : id }];
		}),
	);
}

/** The import that a document is compared with: none where all of them are void and it may be imported anew. */
export function inForce(
	{ wanted }: Work,
	last: ChargebeeInvoice | undefined,
	{ whenDifferent }: InvoiceSyncSettings,
): ChargebeeInvoice | undefined {
	// All of them are void: also after a crash between voiding one and importing the next.
	return whenDifferent === 'voidAndReimport' && !wanted.isVoid && last?.status === 'voided' ? undefined : last;
}
