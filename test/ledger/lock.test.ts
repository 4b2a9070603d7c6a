import { journal, type Rules } from '../../lib/ledger';
import { invoiced, norwegian, term } from './samples';

const quarter = term('2026-04-01', '2026-07-01');

describe('lock and horizon', () => {
	const sample = invoiced({ id: 'L1', date: '2026-04-01', lines: [{ amount: 91_000, ...quarter }] });

	it('move entries of closed periods to the first day of the first open one, and nothing else of them', () => {
		const open = journal(sample, norwegian());
		const locked = journal(sample, norwegian({ firstOpenPeriod: '202606' }));
		expect(locked.map(({ transactionDate, financialPeriod }) => `${transactionDate} ${financialPeriod}`)).toEqual([
			'2026-06-01 202606',
			'2026-06-01 202606',
			'2026-06-01 202606',
			'2026-06-30 202606',
		]);
		const lasting = ({ key, A, D, lines, ownPeriod }: (typeof open)[number]) => ({ key, A, D, lines, ownPeriod });
		expect(locked.map(lasting)).toEqual(open.map(lasting));
	});

	it('leave out what lies beyond the horizon, after the lock', () => {
		const keys = (rules: Partial<Rules>) =>
			journal(sample, norwegian(rules)).map(({ key }) => key.slice('cb:inv:L1:'.length));
		expect(keys({ horizon: '202604' })).toEqual(['issue', 'rec:202604']);
		expect(keys({ horizon: '202604', firstOpenPeriod: '202605' })).toEqual([]);
	});
});

it('fingerprints depend on facts and amounts by role, never on accounts, subaccounts, branch or dates', () => {
	const sample = { id: 'P', date: '2026-04-01', lines: [{ amount: 91_000, tax: { 25: 22_750 }, ...quarter }] };
	const prints = (rules: Rules, change = {}) =>
		journal(invoiced({ ...sample, ...change }), rules).map(({ D, A }) => `${D} ${A}`);
	const base = prints(norwegian());
	const others = norwegian({
		accounts: { ...norwegian().accounts, deferred: '2160', receivable: '1500', revenue: '3000' },
		tax: { 25: '2711' },
		defaultSubaccount: '1=00',
		conditions: [{ when: { country: 'NO' }, set: { branch: '2', subaccount: '1=NO' } }],
		firstOpenPeriod: '202612',
	});
	expect(prints(others)).toEqual(base);
	expect(prints(norwegian(), { extra: { status: 'paid', amount_due: 0, resource_version: 9e15 } })).toEqual(base);
	expect(new Set(base.map((print) => print.slice(0, 6))).size).toBe(1);
	const monthly = prints(norwegian({ convention: 'monthly' }));
	expect(monthly[0]).toBe(base[0]);
	expect(monthly[1]).not.toBe(base[1]);
	const dearer = prints(norwegian(), { lines: [{ amount: 91_001, tax: { 25: 22_750 }, ...quarter }] });
	expect(dearer[0]?.slice(0, 6)).not.toBe(base[0]?.slice(0, 6));
});
