import { ExplainedError } from '../../http';
import { batchNumber, type BilledDocument } from '../../ledger';
import { type Body, CREDIT_NOTE, documentBody, type DocumentDraft, type DocumentKind, INVOICE } from '../../visma';
import { createdNote } from '../createdFrom';
import type { LinesDraft } from './draft';
import type { CustomerLedgerContext, Part } from './run';
import type { Work } from './work';

/** A document that should be in Visma.net. */
export interface Wanted {
	part: Part;
	kind: DocumentKind;
	/** By which it is found again: the id in Chargebee, or `<id>:void`. */
	reference: string;
	/** Of which journals must not know. */
	key: string;
	/** What it comes to, for the comparison after it was created. */
	billed: BilledDocument;
	draft: DocumentDraft;
	body: Body;
}

/** What is known of a document when it is to be in Visma.net. */
export interface Facts {
	billed: BilledDocument;
	lines: LinesDraft;
	customerNumber: string;
	/** Of what is taken back: what takes it back must come to the same in base currency. */
	exchangeRate?: number;
}

/** The document as it is to be in Visma.net; for part `void` the one that takes it back, of the other kind. */
export function wantedOf(
	part: Part,
	work: Work,
	facts: Facts,
	context: CustomerLedgerContext,
): Wanted {
	const { billed, lines, customerNumber } = facts;
	const { settings } = context;
	const isVoid = part === 'void';
	const kind = (work.noun === 'invoice') === isVoid ? CREDIT_NOTE : INVOICE;
	const reference = isVoid ? `${work.id}:void` : work.id;
	const key = isVoid ? `${work.family}:void` : work.family;
	const date = (isVoid ? billed.voidedOn : billed.date) ?? billed.date;
	const draft: DocumentDraft = {
		...(settings.numbering === 'own' ? { referenceNumber: batchNumber(settings.site, key) } : {}),
		customerNumber,
		currencyId: billed.currency,
		documentDate: date,
		...(kind === INVOICE && !isVoid && billed.dueDate ? { documentDueDate: billed.dueDate } : {}),
		externalReference: reference,
		customerRefNumber: textOf(work.raw.po_number),
		invoiceText: textFor(part, work),
		note: createdNote(key),
		hold: settings.afterCreating === 'hold',
		exchangeRate: rateFor(work, facts, context),
		...(settings.sendsDocuments ? {} : { dontPrint: true, dontEmail: true }),
		...lines,
	};
	return { part, kind, reference, key, billed, draft, body: documentBody(kind, draft) };
}

/** Text that tells a reader of the document where it belongs. */
function textFor(part: Part, { noun, id, raw }: Work): string | undefined {
	if (part === 'void') return `Voids ${noun === 'invoice' ? 'invoice' : 'credit note'} ${id}`;
	const original = textOf(raw.reference_invoice_id);
	return noun === 'creditNote' && original !== undefined ? `Credits invoice ${original}` : undefined;
}

function rateFor(work: Work, { billed, exchangeRate }: Facts, context: CustomerLedgerContext): string | undefined {
	if (exchangeRate !== undefined) return String(exchangeRate);
	return context.settings.exchangeRate === 'chargebee' ? rateOf(work, billed, context) : undefined;
}

/**
 * The rate on a document in a foreign currency.
 *
 * @throws ExplainedError when it leads to another currency than the company's
 */
function rateOf({ raw }: Work, { currency }: BilledDocument, { settings, baseCurrency }: CustomerLedgerContext): string | undefined {
	const { siteBaseCurrency } = settings;
	if (currency === baseCurrency) return undefined;
	const siteBase = raw.base_currency_code ?? siteBaseCurrency ?? baseCurrency;
	if (siteBase === baseCurrency && raw.exchange_rate !== undefined) return String(raw.exchange_rate);
	const leads = raw.exchange_rate === undefined ? 'It has no exchange rate' : `Its exchange rate leads to ${String(siteBase)}`;
	throw new ExplainedError({
		message: `${leads}, and the company keeps its books in ${baseCurrency ?? 'another currency'}`,
		remedy: 'Set Exchange Rate to Of the Day in Visma.net.',
		code: 'exchange-rate-unusable',
	});
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
