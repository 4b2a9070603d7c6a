import { createHash } from 'node:crypto';
import {
	batchNumber,
	descriptionOf,
	journal,
	openCalendar,
	readDescription,
	toVismaBatch,
	type Entry,
	type FinancialPeriod,
} from '../../lib/ledger';
import { event, norwegian, sale, term } from './samples';

const quarter = term('2026-04-01', '2026-07-01');
const sample = { id: 'P1', date: '2026-04-01', lines: [{ amount: 91_000, tax: { 25: 22_750 }, ...quarter }] };
const invoice = (changes: Record<string, unknown> = {}) =>
	event('x', { invoice: { ...sale('invoice', sample), ...changes } });

const months = (state: Record<string, Partial<FinancialPeriod>> = {}): FinancialPeriod[] =>
	Array.from({ length: 12 }, (_, i) => {
		const id = `2026${String(i + 1).padStart(2, '0')}`;
		const last = new Date(Date.UTC(2026, i + 1, 0)).toISOString().slice(0, 10);
		return { id, startDate: `${last.slice(0, 8)}01`, endDate: last, active: true, closed: false, ...state[id] };
	});

describe('batch numbers', () => {
	it('are CB and Crockford base 32 of the SHA-256 of site and key, 12 to 15 long', () => {
		const number = batchNumber('fjord-test', 'cb:inv:P1:issue');
		expect(number).toMatch(/^CB[0-9A-HJKMNP-TV-Z]{13}$/);
		expect(batchNumber('fjord-test', 'cb:inv:P1:issue', 12)).toBe(number.slice(0, 12));
		expect(batchNumber('fjord-live', 'cb:inv:P1:issue')).not.toBe(number);
		expect(() => batchNumber('s', 'k', 16)).toThrow(RangeError);
		expect(() => batchNumber('s', 'k', 11)).toThrow(RangeError);
	});

	it('are these, for ever: a change would post everything twice', () => {
		expect(batchNumber('a', 'b')).toBe(expectedNumber('a\nb'));
	});
});

/** The number worked out by another route: the digest as one binary text, cut in fives. */
function expectedNumber(text: string): string {
	const bits = [...createHash('sha256').update(text).digest()]
		.map((byte) => byte.toString(2).padStart(8, '0'))
		.join('');
	const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
	return `CB${Array.from({ length: 13 }, (_, i) => digits[Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2)]).join('')}`;
}

describe('a Visma batch', () => {
	const rules = norwegian({
		defaultSubaccount: '1=00,2=x=y',
		conditions: [
			{ when: { country: 'NO' }, set: { branch: 'OSLO' } },
			{ when: { itemPrice: 'base-plan' }, set: { project: 'P7' } },
		],
	});
	const [issue, , may] = journal(invoice({ currency_code: 'EUR', exchange_rate: 11.5 }), rules) as [
		Entry,
		Entry,
		Entry,
	];

	it('wraps every field but operation and subaccount, and carries rate, branch and project', () => {
		const body = toVismaBatch(issue, { ledger: 'MAIN', hold: true });
		expect(body).toMatchObject({
			hold: { value: true },
			transactionDate: { value: '2026-04-01T00:00:00' },
			financialPeriod: { value: '202604' },
			ledger: { value: 'MAIN' },
			currencyId: { value: 'EUR' },
			exchangeRate: { value: 11.5 },
			branch: { value: 'OSLO' },
			autoReversing: { value: false },
		});
		expect(body.journalTransactionLines[2]).toEqual({
			operation: 'Insert',
			lineNumber: { value: 3 },
			accountNumber: { value: '2965' },
			referenceNumber: { value: 'P1' },
			transactionDescription: body.description,
			debitAmountInCurrency: { value: 0 },
			creditAmountInCurrency: { value: 910 },
			subaccount: [
				{ segmentId: 1, segmentValue: '00' },
				{ segmentId: 2, segmentValue: 'x=y' },
			],
			project: { value: 'P7' },
			branch: { value: 'OSLO' },
		});
		expect('batchNumber' in body).toBe(false);
	});

	it('leaves out what is not set', () => {
		const body = toVismaBatch(journal(invoice(), norwegian())[0]!);
		expect(Object.keys(body)).toEqual([
			'hold',
			'transactionDate',
			'financialPeriod',
			'currencyId',
			'description',
			'autoReversing',
			'journalTransactionLines',
		]);
		expect(Object.keys(body.journalTransactionLines[0]!)).not.toContain('subaccount');
	});

	it('has its own number when numbering is manual', () => {
		const body = toVismaBatch(issue, { numbering: 'manual', numberLength: 13 });
		expect(body.batchNumber).toEqual({ value: batchNumber('fjord-test', issue.key, 13) });
		expect(body.overrideNumberSeries).toEqual({ value: true });
	});

	it('is described so that a cut leaves its identity, and the description can be read back', () => {
		const text = toVismaBatch(may).description.value;
		expect(text).toBe(
			`${batchNumber('fjord-test', may.key)} ${may.D} ${may.A} recognition cb:inv:P1:rec:2026`.slice(0, 60),
		);
		expect(text.length).toBeLessThanOrEqual(60);
		const cut = descriptionOf(may, 29);
		expect(cut).toHaveLength(29);
		expect(readDescription(cut)).toEqual({ id15: batchNumber('fjord-test', may.key), D: may.D, A: may.A });
		expect(readDescription('Månedslukking 05/2026')).toBeUndefined();
		expect(
			toVismaBatch(may, { descriptionLength: 200 }).description.value.endsWith(` recognition ${may.key}`),
		).toBe(true);
	});

	it('refers to the last 15 characters of a longer document id', () => {
		const [entry] = journal(
			event('x', { invoice: { ...sale('invoice', sample), id: 'INVOICE-2026-000123' } }),
			norwegian(),
		);
		expect(toVismaBatch(entry!).journalTransactionLines[0]?.referenceNumber.value).toBe('ICE-2026-000123');
	});

	it('names the period as Visma does, also in a broken financial year', () => {
		const broken = months().map((period, i) => ({
			...period,
			id: i < 4 ? `2026${String(i + 9).padStart(2, '0')}` : `2027${String(i - 3).padStart(2, '0')}`,
		}));
		expect(toVismaBatch(may, { periods: broken }).financialPeriod).toEqual({ value: '202701' });
		expect(() => toVismaBatch({ ...may, financialPeriod: '202701' }, { periods: broken })).toThrow(
			'Visma has no financial period that covers 202701',
		);
	});

	it('carries amounts beyond a binary number as text', () => {
		const [entry] = journal(
			event('x', {
				invoice: sale('invoice', {
					id: 'big',
					date: '2026-04-01',
					lines: [{ amount: 9007199254740991, kind: 'adhoc' }],
				}),
			}),
			norwegian(),
		);
		expect(entry?.lines[0]?.debit).toBe('90071992547409.91');
		expect(toVismaBatch(entry!).journalTransactionLines[0]?.debitAmountInCurrency.value).toBe('90071992547409.91');
	});
});

describe('the calendar of periods', () => {
	const may = 2026 * 12 + 4;

	it('knows which months are open, closed, inactive or not there', () => {
		const calendar = openCalendar(months({ '202604': { closed: true }, '202606': { active: false } }));
		expect([3, 4, 5, 12].map((month) => calendar.stateOf(2026 * 12 + month))).toEqual([
			'closed',
			'open',
			'inactive',
			'missing',
		]);
		expect(calendar.stateOf(2025 * 12)).toBe('closed');
		expect(calendar.nextOpen(may - 1)).toBe(may);
		expect(calendar.nextOpen(2027 * 12)).toBeUndefined();
	});

	it('takes an end that is exclusive, skips adjustment periods, and refuses every other period that is no month', () => {
		const [january, february, march] = months() as [FinancialPeriod, FinancialPeriod, FinancialPeriod];
		const odd = [
			{ ...january, endDate: '2026-02-01T00:00:00' },
			{ ...february, startDate: '2026-02-02' },
			{ ...march, endDate: '2026-03-28' },
		];
		expect(() => openCalendar(odd)).toThrow(/period 202602.*\n.*period 202603/);
		const adjustment = {
			id: '202613',
			startDate: '2026-12-31',
			endDate: '2026-12-31',
			active: true,
			closed: false,
		};
		expect(openCalendar([{ ...january, endDate: '2026-02-01' }, adjustment]).stateOf(2026 * 12)).toBe('open');
	});
});
