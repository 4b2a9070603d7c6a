import { journalAll, type Rules } from '../../lib/ledger';
import { balances, credited, event, invoiced, ledger, midnight, norwegian, term } from './samples';

const half = term('2026-01-01', '2026-07-01');
const accelerate = norwegian({ onCancelWithoutCredit: 'accelerate', convention: 'monthly' });
const invoice = (changes = {}) =>
	invoiced({ id: 'A', date: '2026-01-01', lines: [{ amount: 60_000, ...half }], ...changes });
const cancelled = (date: string, changes: Record<string, unknown> = {}, type = 'subscription_cancelled') =>
	event(type, { subscription: { id: 'sub_a', cancelled_at: midnight(date), current_term_end: half.to, ...changes } });
const keys = (events: ReturnType<typeof invoice>[], rules: Rules = accelerate) =>
	Object.keys(ledger(journalAll(events, rules)));

describe('a subscription cancelled before its term is over', () => {
	it('brings what lies after that month forward to the cancellation', () => {
		expect(ledger(journalAll([invoice(), cancelled('2026-03-12')], accelerate))).toEqual({
			'inv:A:issue': '2026-01-01 1580 Dr 600.00, 2965 Cr 600.00',
			'inv:A:rec:202601': '2026-01-31 2965 Dr 100.00, 3020 Cr 100.00',
			'inv:A:rec:202602': '2026-02-28 2965 Dr 100.00, 3020 Cr 100.00',
			'inv:A:accel:202603': '2026-03-12 2965 Dr 300.00, 3020 Cr 300.00',
			'inv:A:rec:202603': '2026-03-31 2965 Dr 100.00, 3020 Cr 100.00',
		});
	});

	it('runs out by itself when the policy is to continue, and when the term had ended', () => {
		expect(keys([invoice(), cancelled('2026-03-12')], norwegian({ convention: 'monthly' }))).toHaveLength(7);
		expect(keys([invoice(), cancelled('2026-03-12', { current_term_end: midnight('2026-03-12') })])).toHaveLength(
			7,
		);
		expect(keys([invoice(), cancelled('2026-03-12', {}, 'subscription_changed')])).toHaveLength(7);
	});

	it('takes its credit notes along, so that credited months come to nothing', () => {
		const note = credited({
			id: 'N',
			date: '2026-03-12',
			lines: [{ amount: 30_000, ...term('2026-04-01', '2026-07-01') }],
		});
		const entries = journalAll([invoice(), note, cancelled('2026-03-12')], accelerate);
		expect(ledger(entries)).toMatchObject({
			'inv:A:accel:202603': '2026-03-12 2965 Dr 300.00, 3020 Cr 300.00',
			'cn:N:accel:202603': '2026-03-12 3020 Dr 300.00, 2965 Cr 300.00',
		});
		expect(balances(entries)).toEqual({ '1580 NOK': 30_000n, '3020 NOK': -30_000n });
	});

	it('leaves later documents and other subscriptions alone', () => {
		const later = invoice({
			id: 'L',
			date: '2026-03-13',
			lines: [{ amount: 30_000, ...term('2026-04-01', '2026-07-01') }],
		});
		const other = invoice({ id: 'O', lines: [{ amount: 60_000, subscription: 'sub_b', ...half }] });
		const found = keys([later, other, cancelled('2026-03-12')]);
		expect(found.filter((key) => key.includes('accel'))).toEqual([]);
		expect(found.filter((key) => key.startsWith('inv:L:rec'))).toHaveLength(3);
	});

	it('touches only its own lines of a consolidated invoice', () => {
		const both = invoice({
			lines: [
				{ amount: 60_000, ...half },
				{ amount: 6_000, subscription: 'sub_b', ...half },
			],
		});
		const booked = ledger(journalAll([both, cancelled('2026-03-12')], accelerate));
		expect(booked['inv:A:accel:202603']).toBe('2026-03-12 2965 Dr 300.00, 3020 Cr 300.00');
		expect(booked['inv:A:rec:202604']).toBe('2026-04-30 2965 Dr 10.00, 3020 Cr 10.00');
		const second = event('subscription_cancelled', {
			subscription: { id: 'sub_b', cancelled_at: midnight('2026-03-20'), current_term_end: half.to },
		});
		const twice = ledger(journalAll([both, cancelled('2026-03-12'), second], accelerate));
		expect(twice['inv:A:accel:202603']).toBe('2026-03-20 2965 Dr 330.00, 3020 Cr 330.00');
	});

	it('counts the first cancellation after each document, backdated ones too', () => {
		const again = [cancelled('2026-05-05'), cancelled('2026-03-12')];
		const found = keys([invoice(), ...again]);
		expect(found.filter((key) => key.includes('accel'))).toEqual(['inv:A:accel:202603']);
		expect(keys([invoice(), cancelled('2026-03-12', {}, 'subscription_canceled_with_backdating')])).toContain(
			'inv:A:accel:202603',
		);
	});

	it('changes nothing for a document that is recognised already', () => {
		const eur = (events: ReturnType<typeof invoice>[]) =>
			ledger(journalAll(events, { ...accelerate, settleFxResidue: true }));
		const lines = [{ amount: 10_000, ...term('2026-01-01', '2026-04-01') }];
		const ended = invoice({ lines, currency: 'EUR', country: 'DE', extra: { exchange_rate: 11.6275 } });
		expect(eur([ended, cancelled('2026-05-12')])).toEqual(eur([ended]));
		expect(eur([ended])['inv:A:fxres']).toMatch(/^2026-03-31/);
	});

	it('settles the rest of a foreign rate in the month it ended', () => {
		const eur = invoice({
			currency: 'EUR',
			country: 'DE',
			lines: [{ amount: 10_000, ...half }],
			extra: { exchange_rate: 11.6275 },
		});
		const entries = journalAll([eur, cancelled('2026-03-12')], { ...accelerate, settleFxResidue: true });
		// 1162.75; 16.67, 16.66, 16.67 and 50.00 come to 193.83 + 193.71 + 193.83 + 581.38 = 1162.75: nothing is left.
		expect(entries.some(({ kind }) => kind === 'fxResidue')).toBe(false);
		expect(entries.every(({ financialPeriod }) => financialPeriod <= '202603')).toBe(true);
	});
});
