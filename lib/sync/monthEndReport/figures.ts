import { hash } from 'node:crypto';

import { countBy, omit, uniqBy } from 'lodash';

import type { Entry, Rules } from '../../ledger';
import { Decimal } from '../../visma';
import { deferredAccounts, revenueAccounts } from '../reconcileLedger/accounts';
import type { Comparison } from '../reconcileLedger/compare';
import { figuresOf } from '../reconcileLedger/figures';
import { netOf } from '../reconcileLedger/sums';
import type { Study } from '../reconcileLedger/study';
import { type Movement, type Moved, movementsIn } from './movements';
import type { Held, MonthEndReport, Receivables, ReportMaking, Revenue, RollForward, Waterfall } from './report';
import { Tally } from './tally';

/** The figures of a month's end: from Visma's ledger, beside what Chargebee's documents say. */
export function monthEndFigures(study: Study, compared: Comparison, making: Pick<ReportMaking, 'company' | 'madeAt'>): MonthEndReport {
	const { run, to: period, collected } = study;
	const { rules, books } = run;
	const moved = movementsIn(study);
	const tally = () => new Tally((currency) => books.currencies.get(currency)?.decimalPrecision ?? 2);
	const held = (place: { account: string; currency: string }): Held => ({ ...place, name: books.accounts.get(place.account)?.description ?? '' });
	const remaining = remainingOf(study);
	return {
		period,
		making: { ...making, ...makingOf(rules) },
		rollForward: rollForward(moved, remaining, study, tally(), held),
		waterfall: waterfall(remaining, tally()),
		revenue: revenue(moved, study, tally(), held),
		receivables: rules.scope === 'deferralOnly' ? [] : receivables(moved, compared, study, tally(), held),
		batches: countBy(uniqBy(moved.filter(({ month }) => month === period), 'batchNumber'), 'movement'),
		documents: countBy([...collected.families.keys()], (family) => family.split(':')[1] ?? ''),
		isOpeningPresumed: collected.opening.length > 0,
		differences: compared.differences,
		figures: figuresOf(study, compared),
	};
}

function makingOf(rules: Rules): Omit<ReportMaking, 'company' | 'madeAt'> {
	const own = JSON.stringify(omit(rules, ['catalog', 'horizon', 'firstOpenPeriod']));
	return {
		site: rules.site,
		rulesVersion: hash('sha256', own, 'hex').slice(0, 8),
		cutover: rules.cutover?.date ?? '',
		basis: rules.basis ?? 'documents',
		scope: rules.scope ?? 'full',
		convention: rules.convention ?? 'daily',
		baseCurrency: rules.baseCurrency,
		timeZone: rules.timeZone,
	};
}

/**
 * What of the documents moves the deferred accounts after the month: debit positive. A residue of exchange is in base
 * currency, and stays there for ever as far as that currency is concerned: it is remaining once it is booked.
 */
interface Remaining {
	/** Empty of a residue that is booked. */
	month: string;
	account: string;
	currency: string;
	amount: Decimal;
}

function remainingOf({ entries, posted, run, to }: Study): Remaining[] {
	const accounts = deferredAccounts(run.rules);
	return [...entries.values()].filter((entry) => !beginsAfter(entry, to)).flatMap((entry) => {
		const batch = posted.get(entry.key);
		// What was late lies in a later month than its own.
		const month = batch && !batch.reversed && entry.ownPeriod <= to && batch.financialPeriod > to ? batch.financialPeriod : entry.ownPeriod;
		const isResidue = entry.kind === 'fxResidue';
		if (isResidue !== month <= to) return [];
		const lines = entry.lines.filter(({ account }) => accounts.has(account));
		return lines.map((line) => ({ month: isResidue ? '' : month, account: line.account, currency: entry.currency, amount: isResidue ? netOf(line).negated() : netOf(line) }));
	});
}

/** A term of a subscription that begins after the month is no part of what was deferred in it. */
function beginsAfter({ key }: Entry, period: string): boolean {
	const [, start] = /^cb:sub:.+:(\d{6})\d\d:(?:issue|adj|rec|accel)/.exec(key) ?? [];
	return start !== undefined && start > period;
}

const REDUCING: readonly Movement[] = ['recognised', 'credited'];

function rollForward(moved: readonly Moved[], remaining: readonly Remaining[], { run, to, collected }: Study, tally: Tally, held: (place: { account: string; currency: string }) => Held): RollForward[] {
	const accounts = deferredAccounts(run.rules);
	for (const { month, movement, currency, lines } of moved) {
		for (const line of lines.filter(({ account }) => accounts.has(account))) {
			const credit = netOf(line).negated();
			const name = month < to ? 'opening' : movement === 'billed' || REDUCING.includes(movement) ? movement : 'other';
			tally.add(name, line, currency, REDUCING.includes(name as Movement) ? credit.negated() : credit);
			tally.add('closing', line, currency, credit);
		}
	}
	for (const { account, currency, deferred } of collected.opening) {
		for (const name of ['opening', 'closing']) tally.add(name, { account }, currency, Decimal.of(deferred));
	}
	for (const { account, currency, amount } of remaining) tally.add('documents', { account }, currency, amount);
	return tally.places.map((place) => {
		const text = (name: string) => tally.text(tally.of(name, place), place.currency);
		return {
			...held(place),
			opening: text('opening'),
			billed: text('billed'),
			recognised: text('recognised'),
			credited: text('credited'),
			other: text('other'),
			closing: text('closing'),
			documents: text('documents'),
			difference: tally.text(tally.of('closing', place).plus(tally.of('documents', place).negated()), place.currency),
		};
	});
}

function waterfall(remaining: readonly Remaining[], tally: Tally): Waterfall[] {
	const ALL = { account: 'all' };
	const due = remaining.filter(({ month }) => month !== '');
	for (const { month, currency, amount } of due) {
		tally.add(month, ALL, currency, amount);
		tally.add('total', ALL, currency, amount);
	}
	const months = [...new Set(due.map(({ month }) => month))].sort();
	return tally.places.map((place) => ({
		currency: place.currency,
		months: months
			.map((period) => ({ period, amount: tally.of(period, place) }))
			.filter(({ amount }) => amount.sign !== 0)
			.map(({ period, amount }) => ({ period, amount: tally.text(amount, place.currency) })),
		total: tally.text(tally.of('total', place), place.currency),
	}));
}

function revenue(moved: readonly Moved[], { run, to }: Study, tally: Tally, held: (place: { account: string; currency: string }) => Held): Revenue[] {
	const accounts = revenueAccounts(run.rules);
	const january = `${to.slice(0, 4)}01`;
	for (const { month, movement, currency, lines } of moved) {
		if (month < january) continue;
		for (const line of lines.filter(({ account }) => accounts.has(account))) {
			const credit = netOf(line).negated();
			tally.add('yearToDate', line, currency, credit);
			if (month !== to) continue;
			tally.add(movement === 'recognised' ? 'recognised' : 'direct', line, currency, credit);
			tally.add('total', line, currency, credit);
		}
	}
	return tally.places.map((place) => {
		const text = (name: string) => tally.text(tally.of(name, place), place.currency);
		return { ...held(place), recognised: text('recognised'), direct: text('direct'), total: text('total'), yearToDate: text('yearToDate') };
	});
}

const OF_RECEIVABLES: Partial<Record<Movement, { name: keyof Receivables; isReduced: boolean }>> = {
	billed: { name: 'invoiced', isReduced: false },
	credited: { name: 'credited', isReduced: true },
	received: { name: 'received', isReduced: true },
	refunded: { name: 'refunded', isReduced: false },
};

function receivables(moved: readonly Moved[], { wanted }: Comparison, { run, to }: Study, tally: Tally, held: (place: { account: string; currency: string }) => Held): Receivables[] {
	const { receivable } = run.rules.accounts;
	for (const { month, movement, currency, lines } of moved) {
		for (const line of lines.filter(({ account }) => account === receivable)) {
			const { name = 'other', isReduced = false } = month < to ? { name: 'opening' } : (OF_RECEIVABLES[movement] ?? {});
			const debit = netOf(line);
			tally.add(name, line, currency, isReduced ? debit.negated() : debit);
			tally.add('closing', line, currency, debit);
		}
	}
	for (const place of wanted.places) if (place.account === receivable) tally.add('documents', place, place.currency, wanted.of(place));
	return tally.places.map((place) => {
		const text = (name: string) => tally.text(tally.of(name, place), place.currency);
		return {
			...held(place),
			opening: text('opening'),
			invoiced: text('invoiced'),
			credited: text('credited'),
			received: text('received'),
			refunded: text('refunded'),
			other: text('other'),
			closing: text('closing'),
			documents: text('documents'),
			difference: tally.text(tally.of('closing', place).plus(tally.of('documents', place).negated()), place.currency),
		};
	});
}
