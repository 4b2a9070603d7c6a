import type { LedgerEvent, Rules } from '../../lib/ledger';
import { credited, event, invoiced, type LineSample, midnight, term } from '../ledger/samples';

/** The company of the worked example: Swedish, with the accounts of the BAS chart. */
export const RULES: Rules = {
	site: 'example',
	baseCurrency: 'SEK',
	timeZone: 'Europe/Stockholm',
	homeCountry: 'SE',
	convention: 'daily',
	accounts: {
		receivable: '1511',
		deferred: '2970',
		bank: '1930',
		rounding: '3740',
		revenue: { domestic: '3001', eu: '3308', export: '3305' },
	},
	tax: { '25': '2611' },
	cutover: { date: '2026-01-01' },
};

const SWEDEN = { currency: 'SEK', country: 'SE' };
const SUBSCRIPTION = 'sub_1';
const line = (amount: number, vat: number, from: string, to: string): LineSample[] => [
	{ amount, tax: { '25': vat }, item: 'base-plan', subscription: SUBSCRIPTION, ...term(from, to) },
];

const payment = (id: string, type: 'payment' | 'refund', date: string, amount: number): LedgerEvent =>
	event(type === 'payment' ? 'payment_succeeded' : 'payment_refunded', {
		transaction: {
			id,
			type,
			status: 'success',
			date: midnight(date),
			amount,
			currency_code: 'SEK',
			resource_version: midnight(date) * 1000,
		},
	});

/** A year at 12,000.00, invoiced on the first of January and paid. */
export const SALE: LedgerEvent[] = [
	invoiced({ id: 'INV-1', date: '2026-01-01', lines: line(1_200_000, 300_000, '2026-01-01', '2027-01-01'), ...SWEDEN }),
	payment('TXN-1', 'payment', '2026-01-15', 1_500_000),
];

/** On the first of July up to 24,000.00 a year: the 184 days left are credited at the old price and charged at the new. */
export const UPGRADE: LedgerEvent[] = [
	credited({ id: 'CN-1', date: '2026-07-01', lines: line(604_932, 151_233, '2026-07-01', '2027-01-01'), ...SWEDEN }),
	invoiced({ id: 'INV-2', date: '2026-07-01', lines: line(1_209_863, 302_466, '2026-07-01', '2027-01-01'), ...SWEDEN }),
	payment('TXN-2', 'payment', '2026-07-02', 756_164),
];

/** Cancelled on the first of October; the 92 days left are credited and paid back. */
export const REFUND: LedgerEvent[] = [
	credited({ id: 'CN-2', date: '2026-10-01', lines: line(604_932, 151_233, '2026-10-01', '2027-01-01'), ...SWEDEN }),
	payment('TXN-3', 'refund', '2026-10-03', 756_165),
];

/** The whole life of the subscription. */
export const LIFE: LedgerEvent[] = [...SALE, ...UPGRADE, ...REFUND];

/** The same year, cancelled on the twelfth of September without anything paid back. */
export const CANCELLED_WITHOUT_CREDIT: LedgerEvent[] = [
	...SALE,
	event('subscription_cancelled', {
		subscription: {
			id: SUBSCRIPTION,
			cancelled_at: midnight('2026-09-12'),
			current_term_end: term('2026-01-01', '2027-01-01').to,
		},
	}),
];
