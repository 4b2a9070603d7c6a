import type { VismaClient } from './client';
import { pathKey } from './keys';
import { listFitting } from './paging';
import { boundQuery, isSince, isWanted, isWithin, sinceQuery, type TimeBound } from './recheck';
import type { VismaPayment } from './types/document';

export const PAYMENTS = '/v1/customerPayment';

/** Filters of Visma.net's list of payments. */
export interface PaymentFilter {
	/** Only payments changed at or after this company-local time (see vismaTime). */
	modifiedSince?: string;
	docDate?: TimeBound;
	/** Number of the payment. */
	paymentNbr?: string;
	paymentType?: string;
	/** Customer number. */
	customer?: string;
	/** Number of an invoice that it pays. */
	invoiceRefNbr?: string;
	status?: string;
	branch?: string;
	/** YYYYPP */
	financialPeriod?: string;
}

type Row = Omit<VismaPayment, 'timeStamp'> & { timeStamp?: string };

/** GET /v1/customerPayment/{paymentNumber} */
export async function getPayment(client: VismaClient, number: string): Promise<VismaPayment> {
	return await client.get<VismaPayment>(`${PAYMENTS}/${pathKey(number)}`);
}

/** GET /v1/customerPayment: the first `limit` payments that fit, or all of them. */
export async function listPayments(
	client: VismaClient,
	filter: PaymentFilter = {},
	limit?: number,
): Promise<VismaPayment[]> {
	const { modifiedSince, docDate, ...equal } = filter;
	const query = { ...equal, ...boundQuery('docDate', docDate), ...sinceQuery(modifiedSince) };
	// Payments, prepayments and refunds may have the same number: the type belongs to the key.
	const key = ({ type, refNbr }: Row) => `${type ?? ''} ${refNbr}`;
	const listed = { many: 'customer payments', key, fits: (row: Row) => fits(row, filter) };
	return await listFitting<Row>(client, PAYMENTS, query, listed, limit);
}

function fits(row: Row, filter: PaymentFilter): boolean {
	const invoices = row.paymentLines?.map(({ refNbr }) => refNbr);
	return (
		isSince(row, filter.modifiedSince) &&
		isWithin(row.applicationDate, filter.docDate) &&
		isWanted(row.refNbr, filter.paymentNbr) &&
		isWanted(row.type, filter.paymentType) &&
		isWanted(row.customer?.number, filter.customer) &&
		isWanted(row.status as string | undefined, filter.status) &&
		isWanted(row.branch, filter.branch) &&
		isWanted(row.applicationPeriod, filter.financialPeriod) &&
		(filter.invoiceRefNbr === undefined || invoices === undefined || invoices.includes(filter.invoiceRefNbr))
	);
}
