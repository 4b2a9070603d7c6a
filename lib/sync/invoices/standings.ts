import { type ChargebeeInvoice, findInvoices } from '../../chargebee';
import type { Work } from './queue';
import type { InvoiceSyncRun } from './run';
import type { Standing } from './settleInvoice';

/** How often one number may be voided and imported anew. */
const MAX_REPLACEMENTS = 9;

/** The id of the nth import of one number; an escape of our ids never looks like it. */
const suffixed = (id: string, count: number): string => (count === 1 ? id : `${id}_v${count}`);

/**
 * Invoices as they stand, 100 a call. One that was voided and imported anew is the last of its line, for which those
 * that are void are looked up once more.
 */
export async function standings(works: Work[], { client, settings }: InvoiceSyncRun): Promise<Map<Work, Standing>> {
	const found = await findInvoices(client, works.map(({ subject }) => subject.id));
	const replaces = settings.whenDifferent === 'voidAndReimport';
	const isReplaced = ({ subject, wanted }: Work) => replaces && !wanted.isVoid && found.get(subject.id)?.status === 'voided';
	const later = works.filter(isReplaced).flatMap(({ subject }) => candidates(subject.id).slice(1));
	const all = later.length > 0 ? new Map([...found, ...(await findInvoices(client, later))]) : found;
	return new Map(works.map((work) => [work, standingOf(work.subject.id, all, isReplaced(work))]));
}

const candidates = (id: string): string[] =>
	Array.from({ length: MAX_REPLACEMENTS }, (_, index) => suffixed(id, index + 1));

function standingOf(id: string, all: ReadonlyMap<string, ChargebeeInvoice>, isReplaced: boolean): Standing {
	const ids = isReplaced ? candidates(id) : [id];
	const last = ids.filter((each) => all.has(each)).at(-1);
	const current = last === undefined ? undefined : all.get(last);
	const count = last === undefined ? 0 : candidates(id).indexOf(last) + 1;
	// All of them are void: also after a crash between voiding one and importing the next.
	const isFree = isReplaced && current?.status === 'voided';
	return { current: isFree ? undefined : current, freeId: suffixed(id, count + 1) };
}
