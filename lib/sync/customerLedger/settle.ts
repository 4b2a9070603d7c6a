import { mapValues } from 'lodash';

import { readBilled, type BilledDocument } from '../../ledger';
import { CREDIT_NOTE, INVOICE } from '../../visma';
import type { SentRequest } from '../audit';
import { exponentOf } from '../invoices/money';
import { linesDraft, type MappingFault } from './draft';
import { findDocuments } from './find';
import type { CustomerLedgerContext, Ending, Part } from './run';
import { settleWanted } from './settleWanted';
import { type Facts, wantedOf } from './wanted';
import type { Work } from './work';

/** Carries out a part of a document and puts on record how it ended; undefined when the system failed. */
export type CarryOut = (part: Part, action: (requests: SentRequest[]) => Promise<Ending>) => Promise<Ending | undefined>;

/**
 * Brings an invoice or credit note of Chargebee to Visma.net, and takes it back by a document of the other kind when it
 * was voided after it was created.
 *
 * @param customer number of the Visma customer; undefined when there is none
 * @returns how the document itself ended
 */
export async function settleWork(
	work: Work,
	customer: string | undefined,
	context: CustomerLedgerContext,
	carryOut: CarryOut,
): Promise<Ending | undefined> {
	if (work.raw.deleted === true) return await carryOut('document', async () => await gone(work, context));
	const facts = factsOf(work, customer, context);
	if ('outcome' in facts) return await carryOut('document', async () => await Promise.resolve(facts));
	const isVoided = facts.billed.voidedOn !== undefined;
	const bring = async (part: Part, known: Facts, creates: boolean) =>
		await carryOut(part, async (requests) => await settleWanted(wantedOf(part, work, known, context), creates, context, requests));
	const ending = await bring('document', facts, !isVoided);
	if (isVoided && ending && STANDS.has(ending.outcome)) {
		await bring('void', { ...facts, exchangeRate: ending.exchangeRate }, true);
	}
	return ending;
}

/** Outcomes of a document that is in Visma.net as it should be. */
const STANDS: ReadonlySet<Ending['outcome']> = new Set(['created', 'updated', 'unchanged']);

/** What a document is to be in Visma.net, or why it ends without a look there. */
function factsOf(work: Work, customerNumber: string | undefined, context: CustomerLedgerContext): Facts | Ending {
	const { settings } = context;
	const currencies = mapValues(settings.decimals, (exponent) => ({ exponent }));
	const read = readBilled(work.family, work.raw, { ...settings.billing, currencies });
	const reason = leftAlone(work, 'billed' in read ? read.billed.date : read.date, context);
	if (reason !== undefined) return { outcome: 'skipped', reason };
	if ('faults' in read) return refused(read.faults);
	const { billed } = read;
	if (exponentOf(billed.currency, settings.decimals) === undefined) return refused([unclear(billed.currency)]);
	if (isNothing(billed)) return { outcome: 'skipped', reason: 'It comes to nothing: no line has an amount' };
	if (customerNumber === undefined) return notMirrored(work);
	const lines = linesDraft(billed, settings);
	return 'faults' in lines ? refused(lines.faults) : { billed, lines, customerNumber };
}

/** Why a document is no matter of this company's customer ledger. */
function leftAlone({ id, raw }: Work, date: string, { settings }: CustomerLedgerContext): string | undefined {
	const { invoiceIdPrefix, cutover } = settings;
	if (raw.status === 'pending') return 'It is pending in Chargebee: it is created when it is issued';
	if (invoiceIdPrefix !== '' && id.startsWith(invoiceIdPrefix)) return 'It came from Visma.net (invoice ID prefix of the credential)';
	return date < cutover ? `It is from ${date}, before the cut-over ${cutover}` : undefined;
}

/** A document that Chargebee does not have any more must not stay in the books unseen. */
async function gone({ noun, id }: Work, { deps }: CustomerLedgerContext): Promise<Ending> {
	const [kind, other] = noun === 'invoice' ? [INVOICE, CREDIT_NOTE] : [CREDIT_NOTE, INVOICE];
	const [there] = await findDocuments(deps.visma, kind, id);
	const isTakenBack = there && (await findDocuments(deps.visma, other, `${id}:void`)).length > 0;
	if (!there || isTakenBack) return { outcome: 'skipped', reason: 'Chargebee does not have it, or not any more' };
	const { referenceNumber: number, status } = there;
	return {
		outcome: 'conflict',
		errorCode: 'deleted-in-chargebee',
		number,
		status: status ?? '',
		reason: `It was deleted in Chargebee, and is ${kind.noun.toLowerCase()} ${number} in Visma.net. Take it back there by hand.`,
	};
}

const unclear = (currency: string): MappingFault => ({
	code: 'currency-unclear',
	message: `How Chargebee writes amounts in ${currency} is not documented.`,
	remedy: 'Name it under Currency Decimals once you know.',
});

const isNothing = ({ lines, total, roundOff }: BilledDocument) =>
	total === 0n && roundOff === 0n && lines.every(({ net, vat }) => net === 0n && vat === 0n);

const notMirrored = ({ raw }: Work): Ending => ({
	outcome: 'failed',
	errorCode: 'customer-not-mirrored',
	reason:
		`Customer ${String(raw.customer_id ?? '')} of Chargebee does not say which customer of Visma.net it is. Sync customers from Visma.net ` +
		'so that their IDs have the prefix of the credential, or name the field that holds the number under Customer Number Field.',
});

/** Everything that keeps a document out, in one reason. */
function refused(faults: readonly MappingFault[]): Ending {
	const reason = faults.map(({ message, remedy }) => `${message} ${remedy}`).join(' ');
	return { outcome: 'failed', reason, errorCode: faults[0]?.code };
}
