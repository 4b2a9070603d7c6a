import { groupBy } from 'lodash';

import { type ChargebeeClient, listCreditNotes, listInvoices } from '../../../chargebee';
import { collect, type Fault, type LedgerEvent, type Rules } from '../../../ledger';
import { carrierOf } from '../complete/carrier';
import { error, type Finding } from './finding';

/** What would be refused of the newest documents: VAT rates, countries and items that no rule knows show there. */
export async function documentFindings(count: number, rules: Rules, client: ChargebeeClient): Promise<{ findings: Finding[]; documents: number }> {
	if (count === 0) return { findings: [], documents: 0 };
	const newest = { 'sort_by[desc]': 'date' };
	const invoices = await listInvoices(client, newest, count);
	const creditNotes = await listCreditNotes(client, newest, count);
	const events: LedgerEvent[] = [
		...invoices.map((invoice) => carrierOf('invoice', invoice)),
		...creditNotes.map((note) => carrierOf('creditNote', note)),
	];
	const { faults } = collect(events, rules);
	// Credit notes may credit invoices that are older than those at hand, and lists cut long documents: booking reads them.
	const real = faults.filter(({ code }) => code !== 'invoice-missing' && code !== 'lines-truncated');
	const alike = Object.values(groupBy(real, ({ code, rule, message }) => (rule === undefined ? `${code} ${message}` : `${code} ${rule}`)));
	return { findings: alike.flatMap(findingOf), documents: events.length };
}

function findingOf(faults: Fault[]): Finding[] {
	const [first] = faults;
	if (!first) return [];
	const documents = [...new Set(faults.map(({ document }) => document))];
	const many = documents.length === 1 ? `${documents[0]} would be refused` : `${documents.length} of the newest documents would be refused, ${documents[0]} among them`;
	return [error({ code: first.code, what: `${first.message.replace(/\.$/, '')}: ${many}.`, where: first.rule ?? documents[0] ?? '', remedy: first.remedy })];
}
