import type { Draft, Posting } from '../entries/draft';
import { residueWhy } from '../explain/fx';
import { convert } from '../money/currency';
import { parseDecimal } from '../money/decimal';
import type { Book } from '../rules/book';
import { lastDay, type Month } from '../time/dates';
import type { SaleLine } from './lines';
import type { Sale } from './sale';

/** Amounts that Visma converts as one line of one batch. */
export interface Pot {
	line: SaleLine;
	deferred: bigint;
	batches: Map<string, bigint>;
}

function potsOf(sale: Sale): Pot[] {
	const pots = new Map<string, Pot>();
	for (const line of sale.lines) {
		if (line.direct) continue;
		const id = `${line.deferred}\n${line.subaccount ?? ''}\n${line.project ?? ''}`;
		const pot = pots.get(id) ?? { line, deferred: 0n, batches: new Map() };
		pot.deferred += line.net;
		const add = (batch: string, amount: bigint): void => {
			pot.batches.set(batch, (pot.batches.get(batch) ?? 0n) + amount);
		};
		for (const { month, amount } of line.shares) add(`rec ${month}`, amount);
		if (line.acceleration) add(`accel ${line.acceleration.month}`, line.acceleration.amount);
		pots.set(id, pot);
	}
	return [...pots.values()];
}

function lastMonth(sale: Sale): Month | undefined {
	const months = sale.lines.flatMap(({ shares, acceleration }) =>
		[...shares, ...(acceleration ? [acceleration] : [])].map(({ month }) => month),
	);
	return months.length === 0 ? undefined : months.reduce((a, b) => Math.max(a, b));
}

/**
 * Deferred income in a foreign currency is converted once, but its months are rounded one by one: what is left on
 * the deferred account in the base currency is settled against rounding in the last month of recognition.
 */
export function fxResidue(sale: Sale, book: Book): Draft[] {
	const rate = sale.rate === null ? undefined : parseDecimal(sale.rate);
	if (!book.rules.settleFxResidue || !rate) return [];
	const month = lastMonth(sale);
	if (month === undefined) return [];
	const inBase = (units: bigint): bigint => convert(units, sale.currency, book.base, rate);
	const { rounding: account } = sale.accounts;
	const postings = potsOf(sale).flatMap(({ line, deferred, batches }): Posting[] => {
		const settled = [...batches.values()].reduce((sum, amount) => sum + inBase(amount), 0n);
		const amount = (inBase(deferred) - settled) * sale.sign;
		const { subaccount, project } = line;
		const why = sale.isTraced ? residueWhy({ line, deferred, batches, inBase }, sale, book.base) : undefined;
		return [
			{ role: 'deferred', account: line.deferred, subaccount, project, amount, why: why?.deferred },
			{ role: 'rounding', account, subaccount: sale.subaccount, amount: -amount, why: why?.rounding },
		];
	});
	return [
		{ name: 'fxres', kind: 'fxResidue', day: lastDay(month), month, currency: book.base, rate: null, postings },
	];
}
