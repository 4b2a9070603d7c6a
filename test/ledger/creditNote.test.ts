import { journal, journalAll } from '../../lib/ledger';
import { balances, credited, event, invoiced, ledger, midnight, norwegian, sale, term } from './samples';

const quarter = term('2026-04-01', '2026-07-01');

describe('a credit note', () => {
	it('books the reverse, with a negative schedule of its own dates', () => {
		const entries = journal(
			credited({
				id: 'C1',
				date: '2026-04-16',
				lines: [{ amount: 7_600, tax: { 25: 1_900 }, ...term('2026-04-16', '2026-07-01') }],
			}),
			norwegian(),
		);
		expect(ledger(entries)).toEqual({
			'cn:C1:issue': '2026-04-16 2700 Dr 19.00, 2965 Dr 76.00, 1580 Cr 95.00',
			'cn:C1:rec:202604': '2026-04-30 3020 Dr 15.00, 2965 Cr 15.00',
			'cn:C1:rec:202605': '2026-05-31 3020 Dr 31.00, 2965 Cr 31.00',
			'cn:C1:rec:202606': '2026-06-30 3020 Dr 30.00, 2965 Cr 30.00',
		});
		expect(entries[0]?.kind).toBe('creditNote');
	});

	it('equal to its invoice leaves nothing on any account', () => {
		const sample = {
			date: '2026-04-01',
			roundOff: -25,
			lines: [{ amount: 91_000, tax: { 25: 22_750 }, ...quarter }],
		};
		expect(
			balances(journalAll([invoiced({ id: 'I', ...sample }), credited({ id: 'C', ...sample })], norwegian())),
		).toEqual({});
	});

	const goodwill = {
		id: 'C2',
		date: '2026-05-01',
		lines: [{ amount: 6_100, from: midnight('2026-05-01'), reference: 'li_0' }],
		extra: { reference_invoice_id: 'I2' },
	};
	const original = invoiced({ id: 'I2', date: '2026-04-01', lines: [{ amount: 91_000, ...quarter }] });

	it('without a term is taken at once', () => {
		expect(ledger(journal(credited(goodwill), norwegian()))).toEqual({
			'cn:C2:issue': '2026-05-01 3020 Dr 61.00, 1580 Cr 61.00',
		});
	});

	it('without a term is spread to the end of the service it credits, when the rules say so', () => {
		const rules = norwegian({ creditNotesWithoutDates: 'prospectively' });
		const entries = journalAll([credited(goodwill), original], rules).filter(({ family }) => family === 'cb:cn:C2');
		expect(ledger(entries)).toEqual({
			'cn:C2:issue': '2026-05-01 2965 Dr 61.00, 1580 Cr 61.00',
			'cn:C2:rec:202605': '2026-05-31 3020 Dr 31.00, 2965 Cr 31.00',
			'cn:C2:rec:202606': '2026-06-30 3020 Dr 30.00, 2965 Cr 30.00',
		});
		expect(() => journal(credited(goodwill), rules)).toThrow(/cb:cn:C2: .*I2.*Read invoice I2/);
	});

	it('without a term is still taken at once prospectively when its service is over or it names no invoice', () => {
		const rules = norwegian({ creditNotesWithoutDates: 'prospectively' });
		const late = journalAll([credited({ ...goodwill, date: '2026-07-15' }), original], rules);
		expect(late.filter(({ family }) => family === 'cb:cn:C2')).toHaveLength(1);
		expect(journal(credited({ ...goodwill, extra: {} }), rules)).toHaveLength(1);
	});

	it('that writes a debt off is an ordinary one by default, and a loss without touching revenue by rule', () => {
		const sample = {
			id: 'W',
			date: '2026-05-01',
			lines: [{ amount: 91_000, tax: { 25: 22_750 }, ...quarter }],
			extra: { reason_code: 'write_off' },
		};
		expect(journal(credited(sample), norwegian())).toHaveLength(3);
		const loss = (taxRelief: boolean) =>
			ledger(
				journal(credited(sample), norwegian({ writeOff: { policy: 'badDebt', account: '7830', taxRelief } })),
			);
		expect(loss(true)).toEqual({ 'cn:W:issue': '2026-05-01 2700 Dr 227.50, 7830 Dr 910.00, 1580 Cr 1137.50' });
		expect(loss(false)).toEqual({ 'cn:W:issue': '2026-05-01 7830 Dr 1137.50, 1580 Cr 1137.50' });
	});
});

describe('a voided document', () => {
	const sample = {
		id: 'V1',
		date: '2026-04-01',
		lines: [{ amount: 91_000, tax: { 25: 22_750 }, ...quarter }],
		extra: { status: 'voided', voided_at: midnight('2026-05-12') },
	};

	it('is taken back on the day of the void, with what it had recognised; later months cancel in their own', () => {
		expect(ledger(journal(event('invoice_updated', { invoice: sale('invoice', sample) }), norwegian()))).toEqual({
			'inv:V1:issue': '2026-04-01 1580 Dr 1137.50, 2700 Cr 227.50, 2965 Cr 910.00',
			'inv:V1:rec:202604': '2026-04-30 2965 Dr 300.00, 3020 Cr 300.00',
			'inv:V1:void': '2026-05-12 2700 Dr 227.50, 2965 Dr 910.00, 1580 Cr 1137.50',
			'inv:V1:void-rec:202605': '2026-05-12 3020 Dr 610.00, 2965 Cr 610.00',
			'inv:V1:rec:202605': '2026-05-31 2965 Dr 310.00, 3020 Cr 310.00',
			'inv:V1:rec:202606': '2026-06-30 2965 Dr 300.00, 3020 Cr 300.00',
			'inv:V1:void-rec:202606': '2026-06-30 3020 Dr 300.00, 2965 Cr 300.00',
		});
	});

	it('leaves nothing on any account, invoice or credit note, also after an early end', () => {
		const rules = norwegian({ onCancelWithoutCredit: 'accelerate' });
		const end = event('subscription_cancelled', {
			subscription: { id: 'sub_a', cancelled_at: midnight('2026-04-20'), current_term_end: quarter.to },
		});
		expect(balances(journal(invoiced(sample), rules))).toEqual({});
		expect(balances(journal(credited(sample), rules))).toEqual({});
		const entries = journalAll([invoiced(sample), end], rules);
		expect(entries.some(({ kind }) => kind === 'acceleration')).toBe(true);
		expect(balances(entries)).toEqual({});
	});
});
