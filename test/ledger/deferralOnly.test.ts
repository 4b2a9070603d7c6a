import { collect, journalAll, plan } from '../../lib/ledger';
import { balances, credited, event, invoiced, ledger, midnight, norwegian, sale, term } from './samples';

const quarter = term('2026-01-01', '2026-04-01');
const rules = norwegian({ scope: 'deferralOnly', convention: 'monthly', tax: {} });
const line = { amount: 30_000, tax: { '25': 7_500 }, ...quarter };
const setUp = { id: 'li_s', amount: 5_000, kind: 'charge_item_price', item: 'set-up', tax: { '25': 1_250 } };

describe('of sales that Visma books itself', () => {
	it('what is earned later moves from revenue to deferral, and comes back month by month', () => {
		const invoice = invoiced({ id: 'A', date: '2026-01-01', lines: [line, setUp], roundOff: -50 });
		expect(ledger(journalAll([invoice], rules))).toEqual({
			'inv:A:issue': '2026-01-01 3020 Dr 300.00, 2965 Cr 300.00',
			'inv:A:rec:202601': '2026-01-31 2965 Dr 100.00, 3020 Cr 100.00',
			'inv:A:rec:202602': '2026-02-28 2965 Dr 100.00, 3020 Cr 100.00',
			'inv:A:rec:202603': '2026-03-31 2965 Dr 100.00, 3020 Cr 100.00',
		});
	});

	it('a credit note does the reverse', () => {
		const note = credited({
			id: 'N',
			date: '2026-02-01',
			lines: [{ ...line, ...term('2026-02-01', '2026-04-01') }],
		});
		expect(ledger(journalAll([note], rules))).toEqual({
			'cn:N:issue': '2026-02-01 2965 Dr 300.00, 3020 Cr 300.00',
			'cn:N:rec:202602': '2026-02-28 3020 Dr 150.00, 2965 Cr 150.00',
			'cn:N:rec:202603': '2026-03-31 3020 Dr 150.00, 2965 Cr 150.00',
		});
	});

	it('both sides carry the line’s own accounts, subaccount and project, and the document’s branch and rate', () => {
		const conditions = [
			{
				when: { itemPrice: 'base-plan' },
				set: { revenue: '3055', deferred: '2961', subaccount: '1=P', project: 'X' },
			},
			{ when: { country: 'DE' }, set: { branch: 'EU' } },
		];
		const extra = { exchange_rate: 11.5 };
		const invoice = invoiced({ id: 'A', date: '2026-01-01', lines: [line], currency: 'EUR', country: 'DE', extra });
		const [issue] = journalAll([invoice], { ...rules, conditions, defaultSubaccount: '2=0' });
		expect(issue).toMatchObject({ currency: 'EUR', exchangeRate: 11.5, branch: 'EU', kind: 'invoice' });
		expect(issue?.lines).toMatchObject([
			{ account: '3055', subaccount: '1=P,2=0', project: 'X', debit: '300.00', credit: '0.00' },
			{ account: '2961', subaccount: '1=P,2=0', project: 'X', debit: '0.00', credit: '300.00' },
		]);
	});

	it('what is earned at once, VAT, rounding and bad debts give nothing', () => {
		const writeOff = { policy: 'badDebt', account: '7830' } as const;
		const direct = { ...line, ...term('2026-01-01', '2026-02-01') };
		const invoice = invoiced({ id: 'A', date: '2026-01-01', lines: [direct, setUp], roundOff: 50 });
		const lost = credited({ id: 'N', date: '2026-01-01', lines: [line], extra: { reason_code: 'write_off' } });
		const found = collect([invoice, lost], { ...rules, writeOff });
		expect([found.entries, found.faults]).toEqual([[], []]);
		expect([...found.families.values()].map(({ state }) => state)).toEqual(['live', 'live']);
	});

	it('needs no account of receivable, VAT, rounding or bank, but refuses what does not add up', () => {
		const bare = { ...rules, accounts: { deferred: '2965', revenue: '3020' } };
		const invoice = { id: 'A', date: '2026-01-01', lines: [line], roundOff: -50 };
		expect(journalAll([invoiced(invoice)], bare)).toHaveLength(4);
		const { faults } = collect([invoiced({ ...invoice, extra: { total: 1 } })], bare);
		expect(faults.map(({ code }) => code)).toEqual(['does-not-add-up']);
	});

	it('payments, refunds and their exchange differences give nothing', () => {
		const transaction = {
			id: 'T',
			type: 'payment',
			status: 'success',
			amount: 37_500,
			currency_code: 'EUR',
			exchange_rate: 12,
			date: midnight('2026-01-05'),
			linked_invoices: [{ invoice_id: 'A', applied_amount: 37_500 }],
		};
		const payment = event('payment_succeeded', { transaction });
		const found = collect(
			[payment, event('payment_refunded', { transaction: { ...transaction, id: 'R', type: 'refund' } })],
			rules,
		);
		expect([found.entries, found.faults]).toEqual([[], []]);
		expect([...found.families.values()].map(({ family, state }) => [family, state])).toEqual([
			['cb:txn:R', 'outOfScope'],
			['cb:txn:T', 'outOfScope'],
		]);
	});

	it('mirrored documents are the source', () => {
		const lines = [line];
		const mirrored = [
			invoiced({ id: 'VN-1', date: '2026-01-01', lines }),
			credited({ id: 'VN-2', date: '2026-01-01', lines }),
		];
		expect(Object.keys(ledger(journalAll(mirrored, rules)))).toContain('inv:VN-1:issue');
		expect(balances(journalAll(mirrored, rules))).toEqual({});
		expect(journalAll(mirrored, { ...rules, scope: 'full', tax: { '25': '2700' } })).toEqual([]);
	});

	it('a void mirrors the deferral and takes back what was recognised', () => {
		const extra = { status: 'voided', voided_at: midnight('2026-02-10') };
		const invoice = event('invoice_updated', {
			invoice: sale('invoice', { id: 'A', date: '2026-01-01', lines: [line], extra }),
		});
		expect(ledger(journalAll([invoice], rules))).toMatchObject({
			'inv:A:void': '2026-02-10 2965 Dr 300.00, 3020 Cr 300.00',
			'inv:A:void-rec:202602': '2026-02-10 3020 Dr 200.00, 2965 Cr 200.00',
			'inv:A:void-rec:202603': '2026-03-31 3020 Dr 100.00, 2965 Cr 100.00',
		});
		expect(balances(journalAll([invoice], rules))).toEqual({});
	});

	it('an early end brings the rest forward, and charges not yet billed accrue as ever', () => {
		const ended = event('subscription_cancelled', {
			subscription: { id: 'sub_a', cancelled_at: midnight('2026-01-20'), current_term_end: quarter.to },
		});
		const charge = event(
			'unbilled_charges_created',
			{
				unbilled_charges: [
					{
						id: 'U',
						amount: 900,
						currency_code: 'NOK',
						date_from: midnight('2026-01-01'),
						entity_type: 'addon_item_price',
					},
				],
			},
			midnight('2026-01-20'),
		);
		const invoice = invoiced({ id: 'A', date: '2026-01-01', lines: [line] });
		const entries = journalAll([invoice, ended, charge], { ...rules, onCancelWithoutCredit: 'accelerate' });
		expect(ledger(entries)).toEqual({
			'inv:A:issue': '2026-01-01 3020 Dr 300.00, 2965 Cr 300.00',
			'inv:A:accel:202601': '2026-01-20 2965 Dr 200.00, 3020 Cr 200.00',
			'inv:A:rec:202601': '2026-01-31 2965 Dr 100.00, 3020 Cr 100.00',
			'ubc:U:accr:202601': '2026-01-31 1530 Dr 9.00, 3020 Cr 9.00',
		});
	});

	it('the rest of a foreign rate is settled as ever', () => {
		const extra = { exchange_rate: 11.6275 };
		const invoice = invoiced({
			id: 'A',
			date: '2026-01-01',
			lines: [{ ...line, amount: 99_999, tax: {} }],
			currency: 'EUR',
			extra,
		});
		const booked = ledger(journalAll([invoice], { ...rules, settleFxResidue: true }));
		// 999.99 EUR are 11627.38 NOK; three times 333.33 EUR are three times 3875.79 NOK.
		expect(booked['inv:A:fxres']).toBe('2026-03-31 2965 Dr 0.01, 7740 Cr 0.01');
	});

	it('what was posted while sales were booked whole is a conflict, and never reversed by itself', () => {
		const invoice = invoiced({ id: 'A', date: '2026-01-01', lines: [line] });
		const full = journalAll([invoice], { ...rules, scope: 'full', tax: { '25': '2700' } });
		const posted = new Map(
			full.map((entry) => [entry.key, { ...entry, batchNumber: entry.key, status: 'Posted' }]),
		);
		const { entries, families } = collect([invoice], rules);
		const { reverse, conflicts, unchanged } = plan(entries, posted, families);
		expect([reverse, conflicts.map(({ key }) => key), unchanged.length]).toEqual([[], ['cb:inv:A:issue'], 3]);
	});
});
