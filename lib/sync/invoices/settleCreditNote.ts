import { omit } from 'lodash';

import { attempt } from '../../attempt';
import { type ChargebeeCreditNote, ChargebeeError, type ChargebeeInvoice, findCreditNotes } from '../../chargebee';
import type { SentRequest } from '../audit';
import { customerId } from '../customers/identity';
import { economicDifferences } from './compare';
import { creditNoteForm, type CreditUse } from './forms';
import type { MappedDocument } from './map/map';
import { minorUnits, shown } from './money';
import type { Work } from './queue';
import type { Ending, InvoiceSyncRun } from './run';
import { DRY_RUN, refused } from './settle';
import { changesOf } from './settleInvoice';
import type { InvoiceSyncSettings } from './settings';
import type { Application } from './source';
import { importDocument } from './write/importDocument';

/** Ids of the invoices that a credit note is set off against, in Chargebee. */
export function creditedInvoices({ document }: Work, idPrefix: string): string[] {
	const numbers = (document.applications ?? []).filter(isOfInvoice).map(({ refNbr }) => refNbr ?? '');
	return [...new Set(numbers.filter((number) => number !== ''))].map((number) => customerId(idPrefix, number));
}

/** What is not released in Visma.net yet may still be taken back. */
const isOfInvoice = ({ docType, voided, released, amountPaid }: Application) =>
	docType === 'Invoice' && voided !== true && released !== false && amountPaid !== 0;

/**
 * Brings one credit note in. Chargebee keeps a credit note only against an invoice: one that is set off against none,
 * or against invoices that are not mirrored, is left alone until it is.
 *
 * @param invoices the invoices that it is set off against, as far as Chargebee has them, by the ids of their numbers
 */
export async function settleCreditNote(
	run: InvoiceSyncRun,
	work: Work,
	{ current, invoices }: { current: ChargebeeCreditNote | undefined; invoices: ReadonlyMap<string, ChargebeeInvoice> },
	requests: SentRequest[],
): Promise<Ending> {
	const there = asItStands(work, current, run.settings);
	if (there) return there;
	const { mapped, faults } = work.wanted;
	if (!mapped) return refused(faults);
	const use = useOf(run, work, mapped, invoices);
	if ('outcome' in use) return use;
	const form = creditNoteForm(mapped, use, run.settings);
	const done = await attempt(async () => await importDocument(run, work, form, requests));
	const created: Ending = { outcome: 'created', ...(run.settings.dryRun ? DRY_RUN : {}), changes: changesOf(form) };
	if (done.ok) return created;
	if (!(done.error instanceof ChargebeeError && done.error.apiErrorCode === 'duplicate_entry')) throw done.error;
	const other = (await findCreditNotes(run.client, [mapped.id])).get(mapped.id);
	if (!other) throw done.error;
	const ending = compared(mapped, other, run.settings);
	return ending.outcome === 'unchanged' && done.error.outcomeUnknown ? created : ending;
}

/** How a credit note ends that Chargebee has, or that is void; undefined where it has to be brought in. */
export function asItStands(
	work: Work,
	current: ChargebeeCreditNote | undefined,
	settings: InvoiceSyncSettings,
): Ending | undefined {
	const { mapped, faults, isVoid } = work.wanted;
	if (isVoid) return voided(work, current);
	if (!current) return undefined;
	return mapped ? compared(mapped, current, settings) : refused(faults);
}

function compared(mapped: MappedDocument, current: ChargebeeCreditNote, { timeZone }: InvoiceSyncSettings): Ending {
	const changes = economicDifferences({ ...mapped, dueDay: '' }, current, timeZone);
	if (changes.length === 0) return { outcome: 'unchanged', changes };
	const both = changes.map(({ field, from, to }) => `${field} is ${from || 'empty'} in Chargebee, ${to || 'empty'} in Visma.net`);
	const reason = `Credit note ${mapped.id} cannot become this one: ${both.join('; ')}`;
	return { outcome: 'conflict', reason, errorCode: 'invoice-differs', changes };
}

function voided({ subject }: Work, current: ChargebeeCreditNote | undefined): Ending {
	if (!current) return skipped('It is void in Visma.net and was never mirrored');
	if (current.status === 'voided') return { outcome: 'unchanged', changes: [] };
	const reason = `Credit note ${subject.id} is void in Visma.net, but not in Chargebee, where it still takes off what it credits. Void it there`;
	const changes = [{ field: 'status', from: current.status ?? '', to: 'voided' }];
	return { outcome: 'conflict', reason, errorCode: 'voided-in-visma', changes };
}

const skipped = (reason: string): Ending => ({ outcome: 'skipped', reason, changes: [] });

function useOf(
	{ settings }: InvoiceSyncRun,
	work: Work,
	mapped: MappedDocument,
	invoices: ReadonlyMap<string, ChargebeeInvoice>,
): CreditUse | Ending {
	const ids = creditedInvoices(work, settings.idPrefix);
	if (ids.length === 0) {
		return skipped('It is set off against no invoice in Visma.net, and Chargebee keeps credit notes against an invoice only');
	}
	const missing = ids.find((id) => !invoices.has(id) || invoices.get(id)?.status === 'voided');
	if (missing !== undefined) return skipped(`Invoice ${missing}, which it is set off against, is not in Chargebee or void there`);
	const { exponent } = mapped;
	const uses = ids.map((id) => {
		const { id: invoiceId = id, amount_due: due = 0 } = invoices.get(id) ?? {};
		return { invoiceId, due, ...allocationTo(id, work, mapped, settings.idPrefix) };
	});
	const [{ invoiceId: referenceId } = { invoiceId: '' }] = uses;
	const over = uses.find(({ amount, due }) => amount > due);
	if (!over) return { referenceId, allocations: uses.map((use) => omit(use, 'due')) };
	const [credited, due] = [over.amount, over.due].map((units) => shown(units, exponent));
	const reason =
		`It credits ${credited} of invoice ${over.invoiceId}, of which ${due} ${mapped.currency} are due in Chargebee. ` +
		'Let one system own payments, or remove what was recorded twice';
	return { outcome: 'conflict', reason, errorCode: 'credit-exceeds-due', changes: [] };
}

function allocationTo(invoiceId: string, { document }: Work, { day, reckoned, exponent }: MappedDocument, prefix: string) {
	const rows = (document.applications ?? []).filter((row) => isOfInvoice(row) && customerId(prefix, row.refNbr ?? '') === invoiceId);
	const amount = rows.reduce((sum, { amountPaid }) => sum + Math.abs(minorUnits(amountPaid ?? 0, exponent) ?? 0), 0);
	const at = rows[0]?.applicationDate?.slice(0, 10) ?? day;
	return { amount: Math.min(amount, reckoned.total), day: at < day ? day : at };
}
