import { attempt } from '../../../attempt';
import type { ChargebeeInvoice } from '../../../chargebee';
import { collect, type Entry } from '../../../ledger';
import { getDocument, INVOICE, type VismaInvoice } from '../../../visma';
import { customerNumber } from '../../customers/identity';
import { carrierOf } from '../../journals/complete/carrier';
import type { BookkeepingCompany, Check } from '../check';
import { failed, type Finding, notChecked, passed } from '../finding';

/** So many pairs prove it; each costs a call. */
const PAIRS = 3;

/**
 * Where Visma.net books the sales itself, revenue is deferred from the accounts on which it booked them: whether the rules
 * name these is told by invoices that are on both sides.
 */
export const saleAccounts: Check = {
	name: 'sale-accounts',
	needs: ['visma', 'chargebee', 'rules'],
	ofRules: true,
	async run(company) {
		if (company.rules.scope !== 'deferralOnly') return [passed('Sales are booked from Chargebee: there is no invoice of Visma.net to agree with.')];
		const mirrored = (await company.read.prefixedInvoices()).filter(({ status }) => status !== 'voided');
		const deferred = mirrored.flatMap((invoice) => pairOf(invoice, company) ?? []).slice(0, PAIRS);
		const findings: Finding[] = [];
		for (const pair of deferred) findings.push(await compared(pair, company));
		if (findings.length > 0) return findings;
		return [notChecked('No invoice is on both sides yet whose revenue is deferred.', 'Sync some released invoices whose lines have a term to Chargebee, give lines that are no item price a recognition by a row in Conditions (If Kind of Charge Is: adhoc), then check again.')];
	},
};

interface Pair {
	number: string;
	/** Accounts from which the rules take revenue. */
	revenue: string[];
}

function pairOf(invoice: ChargebeeInvoice, { rules, settings }: BookkeepingCompany): Pair | undefined {
	const number = customerNumber(settings.site.invoiceIdPrefix, invoice.id);
	const { entries } = collect([carrierOf('invoice', invoice)], rules);
	const revenue = entries.filter(({ kind }) => kind === 'invoice').flatMap(debited);
	return number === undefined || revenue.length === 0 ? undefined : { number, revenue: [...new Set(revenue)] };
}

const debited = ({ lines }: Entry) => lines.filter(({ debit }) => Number(debit) > 0).map(({ account }) => account);

async function compared({ number, revenue }: Pair, { read }: BookkeepingCompany): Promise<Finding> {
	const got = await attempt(async () => await getDocument<VismaInvoice>(read.visma, INVOICE, number));
	if (!got.ok) return notChecked(`Invoice ${number} could not be read from Visma.net.`, 'See whether it is there.');
	const sold = [...new Set((got.value.invoiceLines ?? []).flatMap(({ account }) => account?.number ?? []))];
	const evidence = { [`invoice ${number}`]: { inVisma: sold, inRules: revenue } };
	const strange = revenue.filter((account) => !sold.includes(account));
	if (strange.length === 0) return passed(`Invoice ${number} was sold on ${sold.join(', ')}, from which the rules defer.`, evidence);
	return failed(`Visma.net booked invoice ${number} on ${sold.join(', ')}, and the rules would defer it from ${strange.join(', ')}: that account would go below zero.`, 'Name the account of the invoice in Revenue Accounts, Items or Conditions.', evidence);
}
