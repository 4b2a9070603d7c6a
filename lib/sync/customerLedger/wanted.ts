import { batchNumber, type BilledDocument } from '../../ledger';
import { type Body, CREDIT_NOTE, documentBody, type DocumentDraft, type DocumentKind, INVOICE } from '../../visma';
import type { LinesDraft } from './draft';
import type { Part } from './run';
import type { CustomerLedgerSettings } from './settings';
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
}

/** The document as it is to be in Visma.net; for part `void` the one that takes it back, of the other kind. */
export function wantedOf(
	part: Part,
	work: Work,
	{ billed, lines, customerNumber }: Facts,
	settings: CustomerLedgerSettings,
): Wanted {
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
		hold: settings.afterCreating === 'hold',
		...(settings.exchangeRate === 'chargebee' ? { exchangeRate: rateOf(work) } : {}),
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

/** A rate of its own only where the document is in a foreign currency. */
function rateOf({ raw }: Work): string | undefined {
	const isForeign = raw.base_currency_code !== undefined && raw.base_currency_code !== raw.currency_code;
	return isForeign && raw.exchange_rate !== undefined ? String(raw.exchange_rate) : undefined;
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
