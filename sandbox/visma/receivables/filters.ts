import { modelError } from '../errors';
import { dateTimeFilter, type Query, textOf } from '../query';
import { type CustomerDocument, isReleased, STATUSES } from './document';
import type { Payment } from './payment';

type Test<T> = (record: T) => boolean;

const OTHER_STATUSES = ['PendingPrint', 'PendingEmail', 'CreditHold', 'CcHold', 'Reserved'];

function statusFilter(query: Query): Test<{ status: string }> {
	const status = textOf(query, 'status');
	if (status === undefined) return () => true;
	if (![...STATUSES, ...OTHER_STATUSES].includes(status)) {
		throw modelError('status', `The value '${status}' is not valid for status.`);
	}
	return (record) => record.status === status;
}

const all = <T>(tests: Array<Test<T>>): Test<T> => (record) => tests.every((test) => test(record));

/** Equality filters by the names of the query; what it does not name passes. */
function equals<T>(query: Query, filters: Record<string, (record: T) => string | undefined>): Test<T> {
	const wanted = Object.entries(filters).map(([name, valueOf]) => ({ value: textOf(query, name), valueOf }));
	return (record) => wanted.every(({ value, valueOf }) => value === undefined || valueOf(record) === value);
}

/**
 * What the lists of invoices and credit notes filter by. `documentType` is a parameter of theirs without effect, and
 * dunning, projects and closed periods are not part of this company.
 */
export function documentFilter(query: Query): Test<CustomerDocument> {
	const modified = dateTimeFilter(query, 'lastModifiedDateTime');
	const created = dateTimeFilter(query, 'createdDateTime');
	const dated = dateTimeFilter(query, 'documentDate');
	const due = dateTimeFilter(query, 'documentDueDate');
	const released = textOf(query, 'released');
	return all<CustomerDocument>([
		equals<CustomerDocument>(query, {
			financialPeriod: ({ financialPeriod }) => financialPeriod,
			externalReference: ({ texts }) => texts.externalReference,
			paymentReference: ({ texts }) => texts.paymentReference,
			customerRefNumber: ({ texts }) => texts.customerRefNumber,
			customer: ({ customerNumber }) => customerNumber,
			branch: ({ branch }) => branch,
		}),
		statusFilter(query),
		({ lastModifiedDateTime }) => modified(lastModifiedDateTime),
		({ createdDateTime }) => created(createdDateTime),
		({ documentDate }) => dated(`${documentDate}T00:00:00.000`),
		({ dueDate }) => due(`${dueDate}T00:00:00.000`),
		(document) => released === undefined || (released === '1') === isReleased(document),
	]);
}

/** What the list of payments filters by. */
export function paymentFilter(query: Query): Test<Payment> {
	const modified = dateTimeFilter(query, 'lastModifiedDateTime');
	const dated = dateTimeFilter(query, 'docDate');
	const invoice = textOf(query, 'invoiceRefNbr');
	return all<Payment>([
		equals<Payment>(query, {
			paymentNbr: ({ refNbr }) => refNbr,
			paymentType: ({ type }) => type,
			customer: ({ customerNumber }) => customerNumber,
			branch: ({ branch }) => branch,
			financialPeriod: ({ period }) => period,
		}),
		statusFilter(query),
		({ lastModifiedDateTime }) => modified(lastModifiedDateTime),
		({ date }) => dated(`${date}T00:00:00.000`),
		({ lines }) => invoice === undefined || lines.some(({ refNbr }) => refNbr === invoice),
	]);
}
