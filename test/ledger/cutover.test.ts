import { collect, journal } from '../../lib/ledger';
import { balances, event, invoiced, ledger, midnight, norwegian, term } from './samples';

const quarter = term('2026-04-01', '2026-07-01');

describe('the cut-over', () => {
	const rules = (mode?: 'ignore' | 'recogniseOnly') =>
		norwegian({ cutover: { date: '2026-05-01', ...(mode ? { mode } : {}) } });
	const old = { id: 'O', date: '2026-04-30', lines: [{ amount: 91_000, tax: { 25: 22_750 }, ...quarter }] };

	it('keeps documents, payments and accruals from before it out', () => {
		const pay = event('payment_succeeded', {
			transaction: {
				id: 'p',
				type: 'payment',
				status: 'success',
				amount: 5,
				currency_code: 'NOK',
				date: midnight('2026-04-30'),
			},
		});
		const charge = event(
			'unbilled_charges_created',
			{
				unbilled_charges: [
					{
						id: 'u',
						amount: 5,
						currency_code: 'NOK',
						entity_type: 'adhoc',
						date_from: midnight('2026-04-01'),
					},
				],
			},
			midnight('2026-04-30'),
		);
		const { entries, families } = collect([invoiced(old), pay, charge], rules());
		expect(entries).toEqual([]);
		expect(families.get('cb:inv:O')?.state).toBe('beforeCutover');
		expect(families.get('cb:txn:p')?.state).toBe('beforeCutover');
		expect(journal(invoiced({ ...old, date: '2026-05-01' }), rules())).toHaveLength(3);
	});

	it('with recogniseOnly recognises later months of earlier documents and says what must be deferred already', () => {
		const { entries, opening } = collect([invoiced(old)], rules('recogniseOnly'));
		expect(ledger(entries)).toEqual({
			'inv:O:rec:202605': '2026-05-31 2965 Dr 310.00, 3020 Cr 310.00',
			'inv:O:rec:202606': '2026-06-30 2965 Dr 300.00, 3020 Cr 300.00',
		});
		expect(opening).toEqual([
			{
				family: 'cb:inv:O',
				financialPeriod: '202605',
				account: '2965',
				subaccount: null,
				currency: 'NOK',
				deferred: '610.00',
			},
		]);
	});

	it('with recogniseOnly clears the presumed balance also when the document is voided later, and ignores it when voided before', () => {
		const voided = (date: string) =>
			collect(
				[invoiced({ ...old, extra: { status: 'voided', voided_at: midnight(date) } })],
				rules('recogniseOnly'),
			);
		const later = voided('2026-06-10');
		expect(balances(later.entries)['2965 NOK']).toBe(61_000n);
		expect(later.opening[0]?.deferred).toBe('610.00');
		expect(later.entries.some(({ key }) => key.endsWith(':void'))).toBe(true);
		expect(voided('2026-04-30')).toMatchObject({ entries: [], opening: [] });
	});

	it('finds no fault in what it leaves out, nor misses a VAT account for what it does not issue', () => {
		const unmapped = { ...old, lines: [{ amount: 91_000, tax: { 15: 13_650 }, ...quarter }] };
		expect(collect([invoiced({ ...unmapped, extra: { total: 1 } })], rules()).faults).toEqual([]);
		expect(collect([invoiced(unmapped)], rules('recogniseOnly')).faults).toEqual([]);
		const voided = { ...unmapped, extra: { status: 'voided', voided_at: midnight('2026-05-10') } };
		expect(collect([invoiced(voided)], rules('recogniseOnly')).faults).toMatchObject([{ code: 'tax-unmapped' }]);
	});
});
