import fc from 'fast-check';
import type { LedgerEvent, Rules } from '../../lib/ledger';
import { event, norwegian, sale, type LineSample, type SaleSample } from './samples';

const DAY = 86_400;
const FIRST = Date.UTC(2023, 9, 1) / 1000;

/** Any moment from autumn 2023 to spring 2026: a leap day and several clock changes lie between. */
export const moment = fc.integer({ min: 0, max: 900 * DAY }).map((seconds) => FIRST + seconds);

const duration = fc.oneof(
	fc.constant(1),
	fc.integer({ min: 1, max: 40 * DAY }),
	fc.constantFrom(28, 29, 30, 31, 90, 365, 366).map((days) => days * DAY),
	fc.integer({ min: 1, max: 800 * DAY }),
);

export const amount = fc.oneof(
	fc.integer({ min: 1, max: 99 }),
	fc.integer({ min: 1, max: 5_000_000 }),
	fc.integer({ min: 1, max: 10 ** 12 }),
);

export const line: fc.Arbitrary<LineSample> = fc
	.record({
		amount: fc.oneof({ weight: 5, arbitrary: amount }, { weight: 1, arbitrary: amount.map((value) => -value) }),
		part: fc.constantFrom(0, 0, 0, 0.2, 1),
		from: moment,
		length: duration,
		kind: fc.constantFrom('plan_item_price', 'addon_item_price', 'charge_item_price', 'adhoc'),
		item: fc.constantFrom('pro', 'lite', 'calls'),
		subscription: fc.constantFrom('sub_a', 'sub_b'),
		rate: fc.constantFrom('25', '12', '0'),
	})
	.map(({ part, length, rate, ...rest }) => ({
		...rest,
		discount: Math.floor(Math.max(rest.amount, 0) * part),
		to: rest.from + length - 1,
		tax: { [rate]: Math.round((rest.amount * Number(rate)) / 100) },
	}));

export const saleSample: fc.Arbitrary<Omit<SaleSample, 'id'>> = fc.record({
	date: moment,
	lines: fc.array(line, { minLength: 1, maxLength: 4 }),
	inclusive: fc.boolean(),
	roundOff: fc.integer({ min: -99, max: 99 }),
	country: fc.constantFrom('NO', 'SE', 'US', ''),
});

export const rules: fc.Arbitrary<Rules> = fc
	.record({
		convention: fc.constantFrom<'daily' | 'monthly'>('daily', 'monthly'),
		timeZone: fc.constantFrom('Europe/Oslo', 'UTC', 'America/New_York', 'Pacific/Auckland'),
		onCancelWithoutCredit: fc.constantFrom<'continue' | 'accelerate'>('continue', 'accelerate'),
		items: fc.constantFrom<Rules['items']>(
			{},
			{ lite: { recognition: 'immediate', revenue: '3900' } },
			{ calls: { recognition: 'monthly', deferred: '2966' } },
		),
		defaultSubaccount: fc.constantFrom(null, '1=00'),
		settleFxResidue: fc.boolean(),
		conditions: fc.constantFrom<Rules['conditions']>(
			[],
			[{ when: { country: 'SE' }, set: { subaccount: '1=SE', branch: 'SE' } }],
		),
	})
	.map(norwegian);

/** A document under an id, now and then voided. */
export function saleEvent(object: 'invoice' | 'credit_note'): fc.Arbitrary<(id: string) => LedgerEvent> {
	const type = object === 'invoice' ? 'invoice_generated' : 'credit_note_created';
	const money = fc.constantFrom(['NOK', 1], ['EUR', 11.6275], ['JPY', 0.0712]);
	return fc
		.tuple(saleSample, money, fc.option(moment, { freq: 4 }))
		.map(([sample, [currency, rate], voidedAt]) => (id) => {
			const voided = voidedAt === null ? {} : { status: 'voided', voided_at: voidedAt };
			const extra = { exchange_rate: rate, ...voided };
			const raw = sale(object, { ...sample, id, currency: String(currency), extra });
			return event(type, { [object]: raw }, Number(sample.date));
		});
}

/** Several documents, payments, charges and an early end, each with an id of its own. */
export const history: fc.Arbitrary<LedgerEvent[]> = fc
	.record({
		invoices: fc.array(saleEvent('invoice'), { maxLength: 3 }),
		notes: fc.array(saleEvent('credit_note'), { maxLength: 2 }),
		payments: fc.array(fc.record({ value: amount, date: moment, type: fc.constantFrom('payment', 'refund') }), {
			maxLength: 2,
		}),
		charges: fc.array(fc.record({ line, seen: moment }), { maxLength: 2 }),
		end: fc.option(moment),
	})
	.map(({ invoices, notes, payments, charges, end }) => [
		...invoices.map((make, i) => make(`I${i}`)),
		...notes.map((make, i) => make(`N${i}`)),
		...payments.map(({ value, date, type }, i) =>
			event('payment_succeeded', {
				transaction: {
					id: `T${i}`,
					type,
					status: 'success',
					amount: value,
					amount_unused: i,
					currency_code: 'NOK',
					date,
				},
			}),
		),
		...charges.map(({ line: { amount: value, from, to, kind, item }, seen }, i) =>
			event(
				'unbilled_charges_created',
				{
					unbilled_charges: [
						{
							id: `U${i}`,
							amount: value,
							currency_code: 'NOK',
							date_from: from,
							date_to: to,
							entity_type: kind,
							entity_id: item,
						},
					],
				},
				seen,
			),
		),
		...(end === null
			? []
			: [
					event(
						'subscription_cancelled',
						{ subscription: { id: 'sub_a', cancelled_at: end, current_term_end: end + DAY } },
						end,
					),
				]),
	]);
