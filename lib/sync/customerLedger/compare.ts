import { billedAmount } from '../../ledger';
import { Decimal, type VismaDocument } from '../../visma';
import type { Change } from '../audit';
import type { Wanted } from './wanted';

const text = (amount: number | null | undefined) => String(amount ?? 0);
const isSameAmount = (change: Change) => Decimal.of(change.from).equals(Decimal.of(change.to));

/** Where the sums of a document in Visma.net are not those in Chargebee, to the smallest unit. */
export function sumsThatDiffer({ billed }: Wanted, document: VismaDocument): Change[] {
	const sums: Change[] = [
		{ field: 'total', from: text(document.amountInCurrency), to: billedAmount(billed.total, billed) },
		{ field: 'vat', from: text(document.vatTotalInCurrency), to: billedAmount(billed.vat, billed) },
	];
	return sums.filter((sum) => !isSameAmount(sum));
}

/** Both sides of a document that is there and another one than wanted; lines alone may differ, which amounts do not show. */
export function sidesOf(wanted: Wanted, document: VismaDocument): Change[] {
	const { billed, draft } = wanted;
	const sides: Change[] = [
		{ field: 'customer', from: document.customer?.number ?? '', to: draft.customerNumber ?? '' },
		{ field: 'currency', from: document.currencyId ?? '', to: billed.currency },
		{ field: 'date', from: document.documentDate?.slice(0, 10) ?? '', to: draft.documentDate ?? '' },
	];
	return [...sides.filter(({ from, to }) => from !== to), ...sumsThatDiffer(wanted, document)];
}
