import { collect, journalAll, type Rules } from '../../lib/ledger';
import { at, event, ledger, midnight, norwegian, sale, term } from './samples';

type Raw = Record<string, unknown>;
const charge = (changes: Raw = {}): Raw => {
	const { from, to } = term('2026-03-17', '2026-04-16');
	return {
		id: 'U',
		amount: 3_000,
		currency_code: 'NOK',
		date_from: from,
		date_to: to,
		entity_type: 'addon_item_price',
		entity_id: 'calls',
		...changes,
	};
};
const seen = (type: string, date: string, changes: Raw = {}, more: Raw = {}) =>
	event(type, { unbilled_charges: [charge(changes)], ...more }, midnight(date));
const bill = (date: string, extra: Raw = {}) =>
	sale('invoice', { id: 'B', date, lines: [{ amount: 3_000, kind: 'adhoc' }], extra });
const accruals = (events: ReturnType<typeof seen>[], rules: Rules = norwegian()) =>
	ledger(journalAll(events, rules).filter(({ kind }) => kind === 'accrual'));

describe('an unbilled charge', () => {
	it('accrues what is earned by the end of the month it was seen in, net, to be reversed by Visma', () => {
		const entries = journalAll([seen('unbilled_charges_created', '2026-03-20')], norwegian());
		expect(ledger(entries)).toEqual({ 'ubc:U:accr:202603': '2026-03-31 1530 Dr 15.00, 3020 Cr 15.00' });
		expect(entries[0]).toMatchObject({ autoReversing: true, exchangeRate: null, financialPeriod: '202603' });
	});

	it('belongs to the local month of the event', () => {
		const late = event('unbilled_charges_created', { unbilled_charges: charge() }, at('2026-03-31T22:00:00Z'));
		expect(accruals([late])).toEqual({ 'ubc:U:accr:202604': '2026-04-30 1530 Dr 30.00, 3020 Cr 30.00' });
	});

	it('less its discount, and all at once when it is no service over time', () => {
		expect(
			accruals([seen('unbilled_charges_created', '2026-03-20', { discount_amount: 1_000 })])['ubc:U:accr:202603'],
		).toContain('1530 Dr 10.00');
		expect(
			accruals([seen('unbilled_charges_created', '2026-03-20', { entity_type: 'adhoc' })])['ubc:U:accr:202603'],
		).toContain('1530 Dr 30.00');
	});

	it('gives nothing before its service begins', () => {
		const ahead = { ...term('2026-05-01', '2026-06-01'), is_advance_charge: true };
		const event = seen('unbilled_charges_created', '2026-03-20', { date_from: ahead.from, date_to: ahead.to });
		expect(accruals([event])).toEqual({});
		const { accrued, ...accounts } = norwegian().accounts;
		expect(collect([event], norwegian({ accounts })).faults).toEqual([]);
		expect(accrued).toBe('1530');
	});

	it('accrues again for every month end at which it is still open', () => {
		const events = [seen('unbilled_charges_created', '2026-03-20'), seen('unbilled_charges_created', '2026-04-30')];
		expect(accruals(events)).toEqual({
			'ubc:U:accr:202603': '2026-03-31 1530 Dr 15.00, 3020 Cr 15.00',
			'ubc:U:accr:202604': '2026-04-30 1530 Dr 30.00, 3020 Cr 30.00',
		});
	});

	it('gives nothing when voided or deleted, in whatever order that is learnt', () => {
		const created = seen('unbilled_charges_created', '2026-03-20');
		const ends = [
			seen('unbilled_charges_voided', '2026-03-25'),
			seen('unbilled_charges_deleted', '2026-03-25'),
			seen('unbilled_charges_created', '2026-03-25', { is_voided: true }),
			seen('unbilled_charges_created', '2026-03-25', { deleted: true }),
		];
		for (const end of ends) {
			expect(accruals([created, end])).toEqual({});
			expect(accruals([end, created])).toEqual({});
		}
	});

	it('gives nothing when an invoice of the same or an earlier month bills it, and keeps its accrual otherwise', () => {
		const created = seen('unbilled_charges_created', '2026-03-20');
		const invoiced = (date: string, extra: Raw = {}) =>
			seen('unbilled_charges_invoiced', date, {}, { invoice: bill(date, extra) });
		expect(accruals([created, invoiced('2026-03-28')])).toEqual({});
		expect(accruals([created, invoiced('2026-02-27')])).toEqual({});
		expect(accruals([created, invoiced('2026-04-01')])).toHaveProperty(['ubc:U:accr:202603']);
		expect(accruals([created, invoiced('2026-03-28', { status: 'pending' })])).toHaveProperty([
			'ubc:U:accr:202603',
		]);
		expect(accruals([created, seen('unbilled_charges_invoiced', '2026-03-29')])).toEqual({});
		expect(collect([created, invoiced('2026-04-01')], norwegian()).families.get('cb:ubc:U')?.state).toBe(
			'invoiced',
		);
	});

	it('has no address: it takes the default region’s revenue, and the row’s subaccount on revenue only', () => {
		const rules = norwegian({
			defaultRegion: 'eu',
			defaultSubaccount: '1=00',
			items: { calls: { subaccount: '1=40', project: 'P9' } },
		});
		const [entry] = journalAll([seen('unbilled_charges_created', '2026-03-20')], rules);
		expect(entry?.lines).toMatchObject([
			{ account: '1530', subaccount: '1=00', debit: '15.00' },
			{ account: '3125', subaccount: '1=40', credit: '15.00', project: 'P9' },
		]);
	});

	it('that cannot be booked is a fault', () => {
		const { accrued, ...accounts } = norwegian().accounts;
		expect(accrued).toBe('1530');
		const rules = norwegian({ accounts: { ...accounts, revenue: {} }, defaultRegion: null });
		const { faults } = collect(
			[seen('unbilled_charges_created', '2026-03-20', { currency_code: undefined })],
			rules,
		);
		expect(faults.map(({ code, rule }) => `${code} ${rule}`).sort()).toEqual([
			'account-missing accounts.accrued',
			'account-missing accounts.revenue.domestic',
			'currency-missing undefined',
			'region-unknown defaultRegion',
		]);
	});
});
