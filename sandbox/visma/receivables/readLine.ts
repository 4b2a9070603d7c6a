import type { Books } from '../books/books';
import type { Refuse } from '../refuse';
import type { WriteBody } from '../writeBody';
import type { DocumentDraft, DocumentLine } from './document';
import { readTexts } from './readTexts';

/** Kept as they are sent. */
const TEXTS = ['inventoryNumber', 'description', 'uom', 'note', 'deferralCode', 'discountCode', 'salesperson', 'taskId'];
/** Where sales go when a line names no account. */
const SALES_ACCOUNT = '3001';

/** A line of a document with what the body says of it. */
export function readLine(
	body: WriteBody,
	lineNumber: number,
	known: DocumentLine | undefined,
	draft: DocumentDraft,
	books: Books,
	refuse: Refuse,
): DocumentLine {
	const quantity = body.number('quantity') ?? known?.quantity ?? 1;
	const unitPrice = body.number('unitPriceInCurrency') ?? known?.unitPrice ?? 0;
	return {
		lineNumber,
		quantity,
		unitPrice,
		...amountsOf(body, quantity * unitPrice, known, unitsOf(books, draft.currencyId)),
		account: body.text('accountNumber') ?? known?.account ?? SALES_ACCOUNT,
		subaccount: subaccountOf(body, lineNumber, books, refuse) ?? known?.subaccount ?? books.subaccount([])?.subaccountNumber ?? '',
		branch: body.text('branchNumber') ?? known?.branch ?? draft.branch,
		vatCategory: body.text('vatCodeId') ?? known?.vatCategory ?? '25',
		deferralSchedule: body.number('deferralSchedule') ?? known?.deferralSchedule,
		termStartDate: body.day('termStartDate') ?? known?.termStartDate,
		termEndDate: body.day('termEndDate') ?? known?.termEndDate,
		startDate: body.day('startDate') ?? known?.startDate,
		endDate: body.day('endDate') ?? known?.endDate,
		texts: readTexts(body, TEXTS, known?.texts),
	};
}

/** How many of the smallest unit make one unit of a currency. */
export const unitsOf = (books: Books, currency: string) => 10 ** (books.currency(currency)?.decimalPrecision ?? 2);

function amountsOf(body: WriteBody, price: number, known: DocumentLine | undefined, units: number) {
	const manual = body.number('manualAmountInCurrency');
	const gross = Math.round((manual ?? price) * units);
	const typed = body.number('discountAmountInCurrency');
	const percent = body.number('discountPercent') ?? (typed === undefined ? known?.discountPercent : undefined) ?? 0;
	const discount = typeof typed === 'number' ? Math.round(typed * units) : Math.round((gross * percent) / 100);
	const discountPercent = typeof typed === 'number' && gross !== 0 ? Math.round((discount / gross) * 10_000) / 100 : percent;
	return { gross, discount, discountPercent, manualDiscount: body.flag('manualDiscount') ?? known?.manualDiscount ?? discount !== 0 };
}

function subaccountOf(body: WriteBody, lineNumber: number, books: Books, refuse: Refuse): string | undefined {
	const segments = body.segments('subaccount');
	const named = segments ? books.subaccount(segments) : undefined;
	if (segments && !named) throw refuse(`Subaccount of line ${lineNumber} cannot be found in the system.`);
	return named?.subaccountNumber;
}
