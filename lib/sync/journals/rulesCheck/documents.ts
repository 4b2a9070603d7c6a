import { groupBy } from 'lodash';

import { type ChargebeeClient, type ChargebeeCreditNote, type ChargebeeInvoice, listCreditNotes, listInvoices } from '../../../chargebee';
import { collect, type Fault, type LedgerEvent, type Rules } from '../../../ledger';
import { carrierOf } from '../complete/carrier';
import { error, type Finding } from './finding';

/** The newest documents of a site. */
export interface NewestDocuments {
	invoices: ChargebeeInvoice[];
	creditNotes: ChargebeeCreditNote[];
}

export async function newestDocuments(count: number, client: ChargebeeClient): Promise<NewestDocuments> {
	if (count === 0) return { invoices: [], creditNotes: [] };
	const newest = { 'sort_by[desc]': 'date' };
	return { invoices: await listInvoices(client, newest, count), creditNotes: await listCreditNotes(client, newest, count) };
}

/** Events that bring documents as they are now. */
export const eventsOf = ({ invoices, creditNotes }: NewestDocuments): LedgerEvent[] => [
	...invoices.map((invoice) => carrierOf('invoice', invoice)),
	...creditNotes.map((note) => carrierOf('creditNote', note)),
];

/** What would be refused of documents: VAT rates, countries and items that no rule knows show there. */
export function documentFindings(documents: NewestDocuments, rules: Rules): Finding[] {
	const { faults } = collect(eventsOf(documents), rules);
	// Credit notes may credit invoices that are older than those at hand, and lists cut long documents: booking reads them.
	const real = faults.filter(({ code }) => code !== 'invoice-missing' && code !== 'lines-truncated');
	const alike = Object.values(groupBy(real, ({ code, rule, message }) => (rule === undefined ? `${code} ${message}` : `${code} ${rule}`)));
	return alike.flatMap(findingOf);
}

function findingOf(faults: Fault[]): Finding[] {
	const [first] = faults;
	if (!first) return [];
	const documents = [...new Set(faults.map(({ document }) => document))];
	const many = documents.length === 1 ? `${documents[0]} would be refused` : `${documents.length} of the newest documents would be refused, ${documents[0]} among them`;
	return [error({ code: first.code, what: `${first.message.replace(/\.$/, '')}: ${many}.`, where: first.rule ?? documents[0] ?? '', remedy: first.remedy })];
}
