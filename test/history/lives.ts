import type { Draw } from './draw';
import type { Act, Buyer } from './story';

/** What a life is made of: who buys, what, and what happens then. Days count from the day it is sold. */
export interface Life {
	buyer: Buyer;
	items: Array<{ item_price_id: string; quantity?: number }>;
	/** Further members of the order. */
	order?: Record<string, unknown>;
	acts: Act[];
}

export const swede = (collected: boolean): Buyer => ({ country: 'SE', collected });
export const norwegian = (collected: boolean): Buyer => ({ country: 'NO', collected });
export const finn = (collected: boolean): Buyer => ({ country: 'FI', collected });
export const german: Buyer = { country: 'DE', collected: true, vatNumber: 'DE136695976' };
export const american = (collected: boolean): Buyer => ({ country: 'US', collected });

export const sold = (item: string, quantity = 1) => ({ item_price_id: item, quantity });

/** A payment of each month's invoice, some days after it was issued: long after, so that exchange rates have moved. */
const paidMonthly = (draw: Draw, months: number, params: Record<string, unknown> = {}): Act[] =>
	Array.from({ length: months }, (_, month) => ({ day: month * 30 + draw.number(12, 24), verb: 'pay', params }));

/** Days of the year 2026, from 0, between the renewals of a monthly subscription sold in January and the month's end. */
const LATE_IN_JANUARY = 27;
const LATE_IN_MARCH = 87;

/** Lives of subscriptions by name, each over six months. What is drawn: plans, quantities and days. */
export const LIVES: Record<string, (draw: Draw, soldOn: number) => Life> = {
	'annual, upgraded': (draw) => ({
		buyer: swede(true),
		items: [sold(`${draw.oneOf(['basic', 'pro'])}-sek-yearly`, draw.number(1, 9)), sold('support-sek-yearly')],
		acts: [{ day: draw.number(40, 110), verb: 'upgrade' }],
	}),
	'annual, paid late, downgraded, the credit voided': (draw) => ({
		buyer: norwegian(false),
		items: [sold('enterprise-nok-yearly', draw.number(1, 4))],
		acts: [
			{ day: draw.number(20, 50), verb: 'downgrade' },
			{ day: draw.number(60, 80), verb: 'void-credit-note' },
			{ day: draw.number(90, 120), verb: 'pay' },
		],
	}),
	'annual, paused with credit, resumed': (draw) => ({
		buyer: swede(true),
		items: [sold('pro-sek-yearly', draw.number(2, 20)), sold('handbook-sek-yearly', draw.number(1, 3))],
		acts: [
			{ day: draw.number(50, 70), verb: 'pause', params: { credit: true } },
			{ day: draw.number(95, 115), verb: 'resume' },
		],
	}),
	'annual, cancelled with the rest credited and paid back': (draw) => ({
		buyer: german,
		items: [sold(`${draw.oneOf(['pro', 'enterprise'])}-eur-yearly`, draw.number(1, 12))],
		acts: [
			{ day: draw.number(60, 90), verb: 'cancel', params: { credit: 'prorate' } },
			{ day: draw.number(95, 130), verb: 'refund' },
		],
	}),
	'annual, cancelled with everything credited and paid back': (draw) => ({
		buyer: finn(true),
		items: [sold('basic-eur-yearly', draw.number(1, 30))],
		acts: [
			{ day: draw.number(30, 100), verb: 'cancel', params: { credit: 'full' } },
			{ day: draw.number(105, 120), verb: 'refund' },
		],
	}),
	'annual, cancelled without credit': (draw) => ({
		buyer: swede(true),
		items: [sold('enterprise-sek-yearly', draw.number(1, 5))],
		acts: [{ day: draw.number(40, 120), verb: 'cancel' }],
	}),
	'annual, never paid, voided': (draw) => ({
		buyer: norwegian(false),
		items: [sold('pro-nok-yearly', draw.number(1, 9))],
		acts: [{ day: draw.number(35, 95), verb: 'void-invoice' }],
	}),
	'annual, the invoice deleted': (draw) => ({
		buyer: american(false),
		items: [sold('basic-eur-yearly', draw.number(1, 9))],
		acts: [{ day: draw.number(33, 60), verb: 'delete-invoice' }],
	}),
	'monthly, paused without credit, resumed': (draw) => ({
		buyer: swede(true),
		items: [sold('pro-sek-monthly', draw.number(1, 40))],
		acts: [
			{ day: draw.number(35, 45), verb: 'pause' },
			{ day: draw.number(75, 110), verb: 'resume' },
		],
	}),
	'monthly, upgraded for the next term, cancelled at its end, kept, cancelled': (draw) => ({
		buyer: norwegian(true),
		items: [sold('basic-nok-monthly', draw.number(1, 6))],
		acts: [
			{ day: draw.number(20, 40), verb: 'upgrade', params: { endOfTerm: true } },
			{ day: draw.number(70, 75), verb: 'cancel', params: { when: 'end_of_term' } },
			{ day: draw.number(77, 80), verb: 'reactivate' },
			{ day: draw.number(100, 110), verb: 'cancel', params: { when: 'end_of_term' } },
		],
	}),
	'metered': (draw) => ({
		buyer: finn(true),
		items: [sold('basic-eur-monthly'), { item_price_id: 'api-calls-eur-monthly' }],
		acts: Array.from({ length: 5 }, (_, month) => ({
			day: month * 30 + draw.number(3, 26),
			verb: 'use' as const,
			params: { itemPriceId: 'api-calls-eur-monthly', quantity: draw.number(100, 90_000) },
		})),
	}),
	'trial, then monthly': (draw) => ({
		buyer: swede(true),
		items: [sold('basic-sek-monthly', draw.number(1, 8)), sold('handbook-sek-monthly')],
		order: { trialDays: draw.number(7, 30) },
		acts: [{ day: draw.number(70, 120), verb: 'upgrade' }],
	}),
	'trial, cancelled in it': (draw) => ({
		buyer: norwegian(true),
		items: [sold('pro-nok-monthly')],
		order: { trialDays: 30 },
		acts: [{ day: draw.number(5, 25), verb: 'cancel' }],
	}),
	'annual with a discount and set-up': (draw) => ({
		buyer: finn(false),
		items: [sold('enterprise-eur-yearly'), sold('handbook-eur-yearly', draw.number(1, 5)), sold('onboarding-eur')],
		order: { discounts: [{ percentage: draw.number(100, 3300) / 100, duration_type: 'one_time' }] },
		acts: [{ day: draw.number(20, 40), verb: 'pay' }],
	}),
	'monthly with charges billed later': (draw, soldOn) => ({
		buyer: swede(true),
		items: [sold('basic-sek-monthly')],
		acts: [
			{ day: LATE_IN_JANUARY - soldOn, verb: 'charge', params: { itemPriceId: 'onboarding-sek' } },
			{ day: LATE_IN_JANUARY - soldOn + 1, verb: 'void-charges' },
			{ day: 40, verb: 'charge', params: { amount: draw.number(100, 99_999), description: 'Training' } },
			{ day: 41, verb: 'invoice-charges' },
			{
				day: LATE_IN_MARCH - soldOn,
				verb: 'charge',
				params: { amount: draw.number(100, 99_999), description: 'Import of data' },
			},
		],
	}),
	'monthly, paid in parts, partly paid back': (draw) => ({
		buyer: norwegian(false),
		items: [sold('enterprise-nok-monthly', draw.number(1, 3))],
		acts: [
			{ day: 8, verb: 'pay', params: { amount: draw.number(10_000, 90_000) } },
			{ day: 11, verb: 'pay', params: { status: 'failure' } },
			{ day: 20, verb: 'pay' },
			{ day: draw.number(36, 50), verb: 'pay' },
			{ day: draw.number(51, 58), verb: 'refund', params: { amount: draw.number(1000, 70_000) } },
		],
	}),
	'monthly at prices that include the tax': (draw) => ({
		buyer: swede(true),
		items: [sold('home-sek-monthly', draw.number(1, 5))],
		acts: [{ day: draw.number(80, 130), verb: 'cancel', params: { credit: 'prorate' } }],
	}),
	'annual in yen, upgraded': (draw) => ({
		buyer: american(true),
		items: [sold('pro-jpy-yearly', draw.number(1, 20))],
		acts: [{ day: draw.number(50, 120), verb: 'upgrade' }],
	}),
	'monthly in euros, paid late, and once too much': (draw) => ({
		buyer: { ...german, collected: false },
		items: [sold('pro-eur-monthly', draw.number(1, 7))],
		acts: [...paidMonthly(draw, 4), { day: draw.number(135, 145), verb: 'pay', params: { amount: 9_999_999 } }],
	}),
	'annual from a day to come, more seats': (draw) => ({
		buyer: american(true),
		items: [sold('basic-eur-yearly', 3)],
		order: { startsInDays: draw.number(10, 40) },
		acts: [
			{
				day: draw.number(60, 120),
				verb: 'change',
				params: { items: [sold('basic-eur-yearly', draw.number(4, 9))] },
			},
		],
	}),
};
