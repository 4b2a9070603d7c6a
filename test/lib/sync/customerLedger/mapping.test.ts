import type { BilledLine } from '../../../../lib/ledger';
import { columnsOf, contradictions, type MappingRow } from '../../../../lib/sync/customerLedger/mapping';

const LINE: BilledLine = {
	itemPrice: 'pro-year',
	chargeKind: 'plan_item_price',
	description: 'Pro',
	net: 1000n,
	vatRate: '25',
	vat: 250n,
	from: '2026-01-01',
	to: '2026-12-31',
	isDeferred: true,
	isService: true,
};

describe('the mapping of lines', () => {
	it('takes each column from the most specific row that fits and fills it, whatever the order of rows', () => {
		const rows: MappingRow[] = [
			{ when: {}, set: { account: '3000', vatCode: '25', deferralCode: 'ALL' } },
			{ when: { vatRate: '25' }, set: { account: '3025' } },
			{ when: { region: 'domestic' }, set: { account: '3001', subaccount: '1=10' } },
			{ when: { region: 'domestic', vatRate: '25' }, set: { account: '3125' } },
			{ when: { itemPrice: 'pro-year' }, set: { deferralCode: 'YEAR' } },
			{ when: { itemPrice: 'other' }, set: { account: '9999', taxId: 'X' } },
		];
		const expected = { account: '3125', subaccount: '1=10', vatCode: '25', deferralCode: 'YEAR' };
		expect(columnsOf(rows, LINE, 'domestic')).toEqual(expected);
		expect(columnsOf([...rows].reverse(), LINE, 'domestic')).toEqual(expected);
		expect(columnsOf(rows, LINE, 'eu')).toMatchObject({ account: '3025' });
	});

	it('counts an item price more than region and rate together', () => {
		const rows: MappingRow[] = [
			{ when: { region: 'domestic', vatRate: '25' }, set: { account: '1' } },
			{ when: { itemPrice: 'pro-year' }, set: { account: '2' } },
		];
		expect(columnsOf(rows, LINE, 'domestic').account).toBe('2');
	});

	it('finds rows with the same criteria that say different things; filling different columns is no contradiction', () => {
		const rows: MappingRow[] = [
			{ when: { region: 'eu' }, set: { account: '1' } },
			{ when: { region: 'eu' }, set: { vatCode: 'EU' } },
			{ when: { region: 'eu' }, set: { account: '2', vatCode: 'EU' } },
			{ when: { region: 'export' }, set: { account: '3' } },
		];
		expect(contradictions(rows)).toEqual([{ rows: [1, 3], column: 'account' }]);
	});
});
