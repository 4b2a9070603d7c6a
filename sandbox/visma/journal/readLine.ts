import type { Books } from '../books/books';
import type { BatchDraft, BatchLine } from './batch';
import type { Refuse } from '../refuse';
import type { WriteBody } from '../writeBody';

/** A line of a batch with what the body says of it. */
export function readLine(
	body: WriteBody,
	lineNumber: number,
	known: BatchLine | undefined,
	draft: BatchDraft,
	books: Books,
	refuse: Refuse,
): BatchLine {
	const units = 10 ** (books.currency(draft.currencyId)?.decimalPrecision ?? 2);
	const amount = (name: string, before = 0) => {
		const value = body.number(name);
		return typeof value === 'number' ? Math.round(value * units) : before;
	};
	const debit = amount('debitAmountInCurrency', known?.debit);
	const credit = amount('creditAmountInCurrency', known?.credit);
	const baseUnits = 10 ** (books.currency(books.baseCurrency)?.decimalPrecision ?? 2);
	const base = (value: number) => Math.round((value * draft.exchangeRate * baseUnits) / units);
	const segments = body.segments('subaccount');
	const named = segments ? books.subaccount(segments) : undefined;
	if (segments && !named) {
		const text = segments.map(({ segmentId, segmentValue }) => `${segmentId}=${segmentValue}`).join(', ');
		throw refuse(`Subaccount '${text}' of line ${lineNumber} cannot be found in the system.`);
	}
	return {
		lineNumber,
		accountNumber: body.text('accountNumber') ?? known?.accountNumber ?? '',
		subaccount: named?.subaccountNumber ?? known?.subaccount ?? books.subaccount([])?.subaccountNumber ?? '',
		branch: body.text('branch') ?? known?.branch ?? draft.branch,
		referenceNumber: body.text('referenceNumber') ?? known?.referenceNumber,
		transactionDescription: body.text('transactionDescription') ?? known?.transactionDescription ?? draft.description,
		debit,
		credit,
		baseDebit: base(debit),
		baseCredit: base(credit),
		project: body.text('project') ?? known?.project,
		projectTask: body.text('projectTask') ?? known?.projectTask,
		vatCodeId: body.text('vatCodeId') ?? known?.vatCodeId,
		vatId: body.text('vatId') ?? known?.vatId,
		uom: body.text('uom') ?? known?.uom,
		quantity: body.number('quantity') ?? known?.quantity,
		note: body.text('note') ?? known?.note,
	};
}
