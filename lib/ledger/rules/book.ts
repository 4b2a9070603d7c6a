import { currencyOf, type Currency } from '../money/currency';
import { parseDecimal, plainDecimal } from '../money/decimal';
import { firstDay, parseDate, parsePeriod, type Day, type Month } from '../time/dates';
import { scheduler } from '../time/schedule';
import { localDayIn } from '../time/zone';
import type { Rules } from '../types/rules';
import type { Scope } from './modes';
import { treatments, type Treatments } from './treatment';

/** Valid rules made ready for booking. */
export interface Book {
	rules: Rules;
	scope: Scope;
	base: Currency;
	currency(code: string): Currency;
	/** The local day of unix seconds in the site's zone. */
	localDay(seconds: number): Day;
	spread: ReturnType<typeof scheduler>;
	/** Whether postings say why they are what they are. */
	isTraced: boolean;
	treatments: Treatments;
	/** The output VAT account of an exact rate. */
	taxAccount(rate: string): string | undefined;
	/** False when Chargebee's exchange rates lead to another currency than the company's. */
	usesSiteRates: boolean;
	/** True for ids of documents mirrored from Visma, unless these are what is deferred. */
	isMirrored(id: string): boolean;
	firstOpen: { month: Month; day: Day } | undefined;
	horizon: Month | undefined;
	cutover: Day | undefined;
}

const MIRROR_PREFIX = 'VN-';

/** Opens the book of rules that `checkRules` found without fault; a traced one records why, at some cost. */
export function openBook(rules: Rules, isTraced = false): Book {
	const currencies = new Map<string, Currency>();
	const currency = (code: string): Currency => {
		let known = currencies.get(code);
		if (!known) currencies.set(code, (known = currencyOf(code, rules.currencies?.[code] ?? {})));
		return known;
	};
	const taxes = new Map<string, string>();
	for (const [rate, account] of Object.entries(rules.tax ?? {})) {
		const exact = parseDecimal(rate);
		if (exact) taxes.set(plainDecimal(exact), account);
	}
	const prefix = rules.invoiceIdPrefix ?? MIRROR_PREFIX;
	const open = parsePeriod(rules.firstOpenPeriod);
	const scope = (rules.scope ?? 'full') as Scope;
	return {
		rules,
		scope,
		base: currency(rules.baseCurrency),
		currency,
		localDay: localDayIn(rules.timeZone),
		spread: scheduler(isTraced),
		isTraced,
		treatments: treatments(rules),
		taxAccount: (rate) => taxes.get(rate),
		usesSiteRates: (rules.siteBaseCurrency ?? rules.baseCurrency) === rules.baseCurrency,
		isMirrored: (id) => scope === 'full' && prefix !== '' && id.startsWith(prefix),
		firstOpen: open === undefined ? undefined : { month: open, day: firstDay(open) },
		horizon: parsePeriod(rules.horizon),
		cutover: parseDate(rules.cutover?.date),
	};
}
