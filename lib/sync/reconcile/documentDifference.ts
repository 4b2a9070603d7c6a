import type { VismaDocument } from '../../visma';
import { customerNumber } from '../customers/identity';
import type { InvoiceResult, InvoiceSyncSettings } from '../invoices';
import { dayOf } from '../invoices/map/map';
import { exponentOf, shown } from '../invoices/money';
import { CHARGEBEE_NODE, type Difference, type Facts, facts, type Mend } from './difference';
import type { ChargebeeDocument } from './documents';

type Settings = Pick<InvoiceSyncSettings, 'decimals' | 'timeZone'>;

const inVisma = ({ referenceNumber, documentType, status, customer, documentDate, ...row }: VismaDocument): Facts =>
	facts({
		number: referenceNumber,
		type: documentType,
		status,
		customerId: customer?.number,
		date: documentDate?.slice(0, 10),
		amount: row.amountInCurrency,
		balance: row.balanceInCurrency,
		currency: row.currencyId,
		lastModified: row.lastModifiedDateTime,
	});

const inChargebee = ({ id, status, customer_id: customerId, date, ...row }: ChargebeeDocument, { decimals, timeZone }: Settings): Facts => {
	const { currency_code: currency = '' } = row;
	const money = (units: number | undefined) => (units === undefined ? undefined : shown(units, exponentOf(currency, decimals) ?? 2));
	return facts({
		id,
		status,
		customerId,
		date: date === undefined ? undefined : dayOf(date, timeZone),
		total: money(row.total),
		paid: money(row.amount_paid),
		due: money(row.amount_due),
		currency,
	});
};

const kindOf = ({ documentType }: VismaDocument) => (documentType === 'CreditNote' ? 'creditNote' : 'invoice');

const sync = (input: VismaDocument, safe: boolean, remedy: string): Mend => ({
	safe,
	node: CHARGEBEE_NODE,
	resource: 'invoice',
	operation: 'syncFromVisma',
	remedy,
	input,
});

/** What a person does first; then the sync goes on. */
const REMEDIES: Record<string, string> = {
	'credit-exceeds-due': 'Let one system own payments, or remove what was recorded twice; then sync it.',
	'invoice-differs':
		'See which side is right. Void the document in Chargebee and import it anew (When Amounts Differ), or correct it in Visma.net by a credit note.',
	'number-reused': 'Void or delete the old document in Chargebee if it no longer holds; then sync this one.',
	'payments-differ': 'Remove in Chargebee what was recorded by hand, or let Chargebee own payments; then sync it.',
	'voided-in-chargebee': 'Void it in Visma.net too, or delete it in Chargebee: the sync imports it anew.',
	'voided-in-visma': 'Void it in Chargebee, or let the sync do so (When Voided in Visma.net).',
};

interface Ended {
	row: VismaDocument;
	result: InvoiceResult;
	/** The import that is compared. */
	current: ChargebeeDocument | undefined;
	/** Somebody deleted it in Chargebee. */
	deleted: boolean;
}

/** What the sync would do, or what keeps it from doing so, as a difference. */
export function documentDifference({ row, result, current, deleted }: Ended, settings: Settings): Difference {
	const { outcome, reason, errorCode, chargebeeId, changes, audit } = result;
	const writes = outcome === 'created' || outcome === 'updated';
	const isVoided = audit.requests.some(({ path }) => path.endsWith('/void'));
	const safe = writes && !isVoided;
	const isMissing = !current || outcome === 'created';
	const isExtra = !isMissing && row.status === 'Voided';
	const byHand = REMEDIES[errorCode ?? ''] ?? 'Mend what the reason says, in Visma.net or in the settings; then sync it.';
	return {
		kind: kindOf(row),
		difference: isExtra ? 'extra' : isMissing ? 'missing' : 'different',
		key: row.referenceNumber,
		reason: writes ? plainly({ isMissing, isExtra, deleted, changes }) : (reason ?? ''),
		...(writes || errorCode === undefined ? {} : { errorCode }),
		visma: inVisma(row),
		chargebee: current ? inChargebee(current, settings) : facts({ id: chargebeeId, deleted: deleted || undefined }),
		...(isMissing || changes.length === 0 ? {} : { changes }),
		mend: sync(row, safe, writes ? remedyOf(isMissing, isVoided) : byHand),
	};
}

function plainly({ isMissing, isExtra, deleted, changes }: { isMissing: boolean; isExtra: boolean; deleted: boolean; changes: InvoiceResult['changes'] }) {
	if (isExtra) return 'It is void in Visma.net, but not in Chargebee';
	if (isMissing) return deleted ? 'It was deleted in Chargebee' : 'It is not in Chargebee';
	const payments = changes.filter(({ field }) => field.startsWith('payment '));
	const others = changes.filter((change) => !payments.includes(change)).map(({ field }) => field);
	const missing = payments.map(({ field, to }) => `${field} of ${to}`).join(', ');
	return [
		...(others.length > 0 ? [`Chargebee has another ${others.join(', ')}`] : []),
		...(payments.length > 0 ? [`Chargebee lacks ${missing}`] : []),
	].join('; ');
}

function remedyOf(isMissing: boolean, isVoided: boolean): string {
	if (isMissing) return 'Sync it: it is imported.';
	return isVoided
		? 'Sync it if the settings are meant so: what is there is voided.'
		: 'Sync it: what differs is changed, and payments are recorded.';
}

/** Chargebee was told of a version that is newer than the one in Visma.net, as after a restored backup. */
export function olderDocument(row: VismaDocument, { reason }: InvoiceResult, current: ChargebeeDocument, settings: Settings): Difference {
	return {
		kind: kindOf(row),
		difference: 'different',
		key: row.referenceNumber,
		reason: reason ?? '',
		errorCode: 'older-in-visma',
		visma: inVisma(row),
		chargebee: inChargebee(current, settings),
		mend: sync(row, false, 'See which side is right. If it is Visma.net, save the document there once more: its version is the newest then.'),
	};
}

/** A credit note that waits for its invoices, which differ themselves. */
export function waitingCreditNote(row: VismaDocument, { reason, chargebeeId }: InvoiceResult, invoices: Difference[]): Difference {
	const safe = invoices.every(({ mend }) => mend.safe);
	const names = invoices.map(({ key }) => key).join(', ');
	return {
		kind: 'creditNote',
		difference: 'missing',
		key: row.referenceNumber,
		reason: `It is not in Chargebee. ${reason ?? ''}`.trim(),
		visma: inVisma(row),
		chargebee: facts({ id: chargebeeId }),
		mend: sync(row, safe, `Mend invoice ${names} first; then sync it: it is imported.`),
	};
}

/** A document under the prefix that Visma.net does not have. */
export function extraDocument(
	document: ChargebeeDocument,
	kind: 'invoice' | 'creditNote',
	{ idPrefix, ...settings }: Settings & Pick<InvoiceSyncSettings, 'idPrefix'>,
): Difference {
	const number = customerNumber(idPrefix, document.id);
	const noun = kind === 'invoice' ? 'Invoice' : 'Credit note';
	return {
		kind,
		difference: 'extra',
		key: number ?? document.id,
		reason: `${noun} ${document.id} has the prefix of mirrored documents, and Visma.net has no document ${number ?? 'for it'}`,
		visma: {},
		chargebee: inChargebee(document, settings),
		mend: {
			safe: false,
			node: CHARGEBEE_NODE,
			resource: kind,
			operation: kind === 'invoice' ? 'void' : '',
			remedy: `Void it in Chargebee if nobody issued it. A document that was issued there needs an ID without the prefix ${idPrefix}: those with it are never booked.`,
			...(kind === 'invoice' ? { input: { invoiceId: document.id } } : {}),
		},
	};
}
