import type { Entry, LedgerEvent, Rules } from '../../lib/ledger';

/** Unix seconds of a local time in Oslo or Stockholm (UTC+1 in winter, +2 in summer), given with its offset. */
export function at(iso: string): number {
	return Date.parse(iso) / 1000;
}

/** Local midnight in winter or summer time of central Europe. */
export function midnight(date: string): number {
	const summer = date.slice(5) >= '03-30' && date.slice(5) < '10-26';
	return at(`${date}T00:00:00${summer ? '+02:00' : '+01:00'}`);
}

/** The rules of a Norwegian company that most examples start from. */
export function norwegian(changes: Partial<Rules> = {}): Rules {
	return {
		site: 'fjord-test',
		baseCurrency: 'NOK',
		timeZone: 'Europe/Oslo',
		homeCountry: 'NO',
		convention: 'daily',
		defaultRegion: 'domestic',
		accounts: {
			receivable: '1580',
			deferred: '2965',
			accrued: '1530',
			rounding: '7740',
			bank: '1920',
			customerAdvance: '2900',
			fxGain: '8060',
			fxLoss: '8160',
			revenue: { domestic: '3020', eu: '3125', export: '3126' },
		},
		items: {},
		tax: { '25': '2700', '12': '2702' },
		currencies: {},
		...changes,
	};
}

export interface LineSample {
	id?: string;
	amount: number;
	discount?: number;
	from?: number;
	to?: number;
	kind?: string;
	item?: string;
	subscription?: string;
	reference?: string;
	/** Tax by rate. */
	tax?: Record<string, number>;
}

export interface SaleSample {
	id: string;
	date: string | number;
	lines: LineSample[];
	currency?: string;
	inclusive?: boolean;
	roundOff?: number;
	country?: string;
	extra?: Record<string, unknown>;
}

/** An invoice or credit note whose own figures add up. */
export function sale(object: 'invoice' | 'credit_note', sample: SaleSample): Record<string, unknown> {
	const { id, lines, currency = 'NOK', inclusive = false, roundOff = 0, country = 'NO', extra = {} } = sample;
	const date = typeof sample.date === 'number' ? sample.date : midnight(sample.date);
	const taxes = lines.flatMap((line, i) =>
		Object.entries(line.tax ?? {}).map(([rate, amount]) => ({
			line_item_id: line.id ?? `li_${i}`,
			tax_rate: Number(rate),
			tax_amount: amount,
		})),
	);
	const net = lines.reduce((sum, { amount, discount = 0 }) => sum + amount - discount, 0);
	const tax = taxes.reduce((sum, { tax_amount }) => sum + tax_amount, 0);
	return {
		id,
		object,
		date,
		currency_code: currency,
		price_type: inclusive ? 'tax_inclusive' : 'tax_exclusive',
		status: object === 'invoice' ? 'payment_due' : 'adjusted',
		sub_total: net,
		tax,
		total: net + (inclusive ? 0 : tax) + roundOff,
		round_off_amount: roundOff,
		resource_version: date * 1000,
		deleted: false,
		billing_address: country === '' ? undefined : { country },
		line_items: lines.map((line, i) => ({
			id: line.id ?? `li_${i}`,
			amount: line.amount,
			discount_amount: line.discount ?? 0,
			date_from: line.from ?? date,
			date_to: line.to,
			entity_type: line.kind ?? 'plan_item_price',
			entity_id: line.item ?? 'base-plan',
			subscription_id: line.subscription ?? 'sub_a',
			reference_line_item_id: line.reference,
		})),
		line_item_taxes: taxes,
		...extra,
	};
}

let serial = 0;

/** An event around some content. */
export function event(
	type: string,
	content: Record<string, unknown>,
	occurredAt = midnight('2026-01-01'),
): LedgerEvent {
	serial += 1;
	return { id: `ev_${serial}`, event_type: type, occurred_at: occurredAt, content };
}

export function invoiced(sample: SaleSample): LedgerEvent {
	return event('invoice_generated', { invoice: sale('invoice', sample) });
}

export function credited(sample: SaleSample): LedgerEvent {
	return event('credit_note_created', { credit_note: sale('credit_note', sample) });
}

/** A term from one local midnight to the last second before another. */
export function term(start: string, endExclusive: string): { from: number; to: number } {
	return { from: midnight(start), to: midnight(endExclusive) - 1 };
}

/** The lines of an entry as `account debit/credit`, for reading at a glance. */
export function glance({ lines }: Pick<Entry, 'lines'>): string[] {
	return lines.map(({ account, debit, credit }) =>
		Number(debit) > 0 ? `${account} Dr ${debit}` : `${account} Cr ${credit}`,
	);
}

/** Entries by the end of their key, as `key: date lines`. */
export function ledger(entries: readonly Entry[]): Record<string, string> {
	return Object.fromEntries(
		entries.map((entry) => [entry.key.replace(/^cb:/, ''), `${entry.transactionDate} ${glance(entry).join(', ')}`]),
	);
}

/** The net of every account over all entries and periods, in minor units, without those that come to zero. */
export function balances(entries: readonly Entry[], by: 'account' | 'period' = 'account'): Record<string, bigint> {
	const sums = new Map<string, bigint>();
	for (const entry of entries) {
		for (const { account, debit, credit } of entry.lines) {
			const name = [account, entry.currency, ...(by === 'period' ? [entry.financialPeriod] : [])].join(' ');
			sums.set(name, (sums.get(name) ?? 0n) + units(debit) - units(credit));
		}
	}
	return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A decimal text without its point. */
export function units(amount: string): bigint {
	return BigInt(amount.replace('.', ''));
}
