import type { Fault, Report } from '../fault';
import { currencyOf, type Currency } from '../money/currency';
import { formatUnits } from '../money/decimal';
import { isSpreadKind } from '../rules/kinds';
import { unitConverter } from '../rules/lookup';
import { regionOf } from '../rules/region';
import { isoDate, monthOf, type Day } from '../time/dates';
import { localDayIn } from '../time/zone';
import type { Region, Rules } from '../types/rules';
import { objectsOf, textOf, type Json } from '../wire/json';
import { readSale, type LineFacts, type SaleFacts, type TaxFacts } from '../wire/sale';
import { checkArithmetic, taxByLine } from './arithmetic';
import { termOf } from './term';

/** A line as a customer ledger takes it; amounts are whole units of the document's currency. */
export interface BilledLine {
	itemPrice: string | undefined;
	/** `plan_item_price`, `adhoc` ... */
	chargeKind: string | undefined;
	description: string;
	/** After discounts, without VAT. */
	net: bigint;
	/** VAT in per cent as text; `0` where there is none. */
	vatRate: string;
	vat: bigint;
	/** First and last day of the service, `YYYY-MM-DD`. */
	from: string;
	to: string;
	/** Whether the service goes on after the month of the document, so that its revenue is earned later in part. */
	isDeferred: boolean;
	/** Whether it renders a service over time: a plan or an addon. */
	isService: boolean;
}

/** An invoice or credit note as a customer ledger takes it. */
export interface BilledDocument {
	status: string;
	/** `YYYY-MM-DD` */
	date: string;
	dueDate: string | undefined;
	/** Undefined while it is not voided. */
	voidedOn: string | undefined;
	currency: string;
	/** Decimals of the amounts. */
	precision: number;
	total: bigint;
	vat: bigint;
	/** Added to lines and VAT to give the total. */
	roundOff: bigint;
	region: Region;
	lines: BilledLine[];
}

export type BillingRules = Pick<Rules, 'timeZone' | 'homeCountry' | 'defaultRegion' | 'currencies'>;

/**
 * Reads an invoice or credit note of Chargebee for a customer ledger that spreads revenue itself: nets, VAT by rate, and
 * the days of service, by the same arithmetic as the journals.
 *
 * @returns what keeps it out of the books instead, everything at once
 */
export function readBilled(family: string, raw: Json, rules: BillingRules): { billed: BilledDocument } | { faults: Fault[]; date: string } {
	const faults: Fault[] = [];
	const report: Report = (fault) => faults.push({ ...fault, document: family });
	const facts = readSale(raw, report);
	checkArithmetic(facts, report);
	const code = facts.currency ?? '';
	const currency = currencyOf(code, rules.currencies?.[code] ?? {});
	const units = unitConverter(currency, report);
	const localDay = localDayIn(rules.timeZone);
	const day = dayOf(facts, localDay, report);
	if (facts.currency === undefined) report({ code: 'currency-missing', message: 'It names no currency.', remedy: AGAIN });
	const dueDate = typeof raw.due_date === 'number' ? isoDate(localDay(raw.due_date)) : undefined;
	const billed: BilledDocument = {
		status: facts.status,
		date: isoDate(day),
		dueDate,
		voidedOn: voidDay(facts, localDay, report),
		currency: currency.code,
		precision: currency.precision,
		total: units(facts.total),
		vat: units(facts.taxes.reduce((sum, { amount }) => sum + amount, 0n)),
		roundOff: units(facts.roundOff),
		region: regionFor(facts, rules, report),
		lines: linesOf(raw, facts, { day, localDay, units, report }),
	};
	return faults.length > 0 ? { faults, date: billed.date } : { billed };
}

/** An amount of a billed document as exact decimal text. */
export const billedAmount = (units: bigint, { precision }: Pick<Currency, 'precision'>) => formatUnits(units, precision);

const AGAIN = 'Read the document again from Chargebee.';

interface Means {
	day: Day;
	localDay: (seconds: number) => Day;
	units: (wire: bigint) => bigint;
	report: Report;
}

function linesOf(raw: Json, facts: SaleFacts, { day, localDay, units, report }: Means): BilledLine[] {
	const vatOf = taxByLine(facts.taxes);
	const texts = objectsOf(raw.line_items ?? []).map(({ description }) => textOf(description));
	return facts.lines.map((line, index) => {
		const vat = vatOf.get(line.id) ?? 0n;
		const { start, end } = termOf(line, localDay, day);
		return {
			itemPrice: line.itemPrice,
			chargeKind: line.entityType,
			description: texts[index] ?? line.itemPrice ?? line.entityType ?? '',
			net: units(line.amount - line.discount - (facts.taxInclusive ? vat : 0n)),
			vatRate: rateOf(line, facts.taxes, report),
			vat: units(vat),
			from: isoDate(start),
			to: isoDate(end - 1),
			isDeferred: monthOf(end - 1) > monthOf(day),
			isService: isSpreadKind(line.entityType),
		};
	});
}

/** A line of a customer ledger has one VAT code, so it bears one rate. */
function rateOf({ id }: LineFacts, taxes: readonly TaxFacts[], report: Report): string {
	const own = taxes.filter(({ line }) => line === id);
	const borne = own.filter(({ amount }) => amount !== 0n);
	const rates = [...new Set((borne.length > 0 ? borne : own).map(({ rate }) => rate))];
	if (rates.length > 1) {
		report({
			code: 'several-vat-rates',
			message: `Its line ${id} bears VAT of ${rates.join(' % and ')} %.`,
			remedy: 'A line in Visma.net has one VAT code: book the document there by hand.',
		});
	}
	return rates[0] ?? '0';
}

function dayOf({ date }: SaleFacts, localDay: Means['localDay'], report: Report): Day {
	if (date === undefined) report({ code: 'date-missing', message: 'It has no date.', remedy: AGAIN });
	return localDay(date ?? 0);
}

function voidDay({ status, voidedAt }: SaleFacts, localDay: Means['localDay'], report: Report): string | undefined {
	if (status !== 'voided') return undefined;
	if (voidedAt !== undefined) return isoDate(localDay(voidedAt));
	report({ code: 'void-date-missing', message: 'It is voided, but not said when.', remedy: AGAIN });
	return undefined;
}

function regionFor({ country }: SaleFacts, { homeCountry, defaultRegion }: BillingRules, report: Report): Region {
	const region = country === undefined ? defaultRegion : regionOf(country, homeCountry);
	if (region) return region;
	report({
		code: 'region-unknown',
		message: 'It has neither a billing nor a shipping country.',
		remedy: 'Set Default Region, or give the customer an address.',
	});
	return 'domestic';
}
