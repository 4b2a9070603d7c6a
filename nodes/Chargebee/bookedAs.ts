import { ExplainedError } from '../../lib/http';
import type { SiteCredential } from './site';

export type BookedAs = 'journals' | 'customerInvoices';

const NAMES: Record<BookedAs, string> = { journals: 'Journal Transactions', customerInvoices: 'Customer Invoices' };
const OPERATIONS: Record<BookedAs, string> = {
	journals: 'Journal Transaction: Record Chargebee Events',
	customerInvoices: 'Customer Invoice: Create From Chargebee',
};

/**
 * A company books Chargebee's invoices one way: both would book every sale twice.
 *
 * @throws ExplainedError when the credential says the other way
 */
export function checkBookedAs({ bookedAs = 'journals' }: SiteCredential, way: BookedAs): void {
	if (bookedAs === way) return;
	throw new ExplainedError({
		message: `The Chargebee credential says that invoices are booked as ${NAMES[bookedAs]}, and this node books them as ${NAMES[way]}; nothing was written`,
		remedy:
			`Use ${OPERATIONS[bookedAs]} instead. Or, when the company is to change over, choose ${NAMES[way]} under Chargebee Invoices Are ` +
			'Booked As in the credential, and a cut-over date from which nothing was booked yet.',
		code: 'booked-otherwise',
	});
}
