import type { Draft } from '../entries/draft';
import type { Book } from '../rules/book';
import { monthOf, periodName, type Month } from '../time/dates';
import { sumOf } from '../time/schedule';
import type { Kind } from '../types/entry';
import { formatUnits } from '../money/decimal';
import type { Sale } from './sale';
import { recognised } from './voiding';

/** What must already stand on a deferred account for a document from before the cut-over. */
export interface OpeningBalance {
	family: string;
	/** The cut-over's calendar month. */
	financialPeriod: string;
	account: string;
	subaccount: string | null;
	currency: string;
	/** Decimal text, credit positive. */
	deferred: string;
}

/** What of an earlier document is still ours to book: its later months, and its end if that comes after the cut-over. */
const stillOurs: Partial<Record<Kind, (draft: Draft, cutover: number) => boolean>> = {
	recognition: ({ month }, cutover) => month >= monthOf(cutover),
	acceleration: ({ month }, cutover) => month >= monthOf(cutover),
	void: () => true,
	voidRecognition: () => true,
};

/** Whether a document lies before the cut-over. */
export function isBeforeCutover(day: number, { cutover }: Book): boolean {
	return cutover !== undefined && day < cutover;
}

/** Whether earlier documents are still recognised after the cut-over. */
export function recognisesEarlier({ rules }: Book): boolean {
	return rules.cutover?.mode === 'recogniseOnly';
}

/** Of the drafts of a document before the cut-over, those that are booked under the rules' mode. */
export function afterCutover(drafts: readonly Draft[], sale: Sale, { cutover }: Book): Draft[] {
	if (cutover === undefined) return [];
	if (sale.voidedOn !== undefined && sale.voidedOn < cutover) return [];
	return drafts.filter((draft) => stillOurs[draft.kind]?.(draft, cutover) ?? false);
}

/** The deferred balances that `recogniseOnly` presumes for one document, by account and subaccount. */
export function openingBalances(sale: Sale, { cutover }: Book): OpeningBalance[] {
	if (cutover === undefined) return [];
	if (sale.voidedOn !== undefined && sale.voidedOn < cutover) return [];
	const month: Month = monthOf(cutover);
	const sums = new Map<string, { account: string; subaccount: string | null; units: bigint }>();
	for (const line of sale.lines) {
		const units = sumOf(recognised(line).filter((share) => share.month >= month)) * sale.sign;
		const id = `${line.deferred}\n${line.subaccount ?? ''}`;
		const known = sums.get(id) ?? { account: line.deferred, subaccount: line.subaccount, units: 0n };
		sums.set(id, { ...known, units: known.units + units });
	}
	return [...sums.values()]
		.filter(({ units }) => units !== 0n)
		.map(({ account, subaccount, units }) => ({
			family: sale.origin.family,
			financialPeriod: periodName(month),
			account,
			subaccount,
			currency: sale.currency.code,
			deferred: formatUnits(units, sale.currency.precision),
		}));
}
