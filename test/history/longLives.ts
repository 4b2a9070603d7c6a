import type { Draw } from './draw';
import { finn, german, type Life, norwegian, sold, swede } from './lives';
import type { Act, Buyer } from './story';

const dane = (collected: boolean): Buyer => ({ country: 'DK', collected });

/** A year, as plans renew. */
const YEAR = 365;

/** Lives that six months are too short for, besides those that have a longer sequel. */
export const LONG_LIVES: Record<string, (draw: Draw) => Life> = {
	'quarterly': (draw) => ({
		buyer: dane(true),
		items: [sold(`${draw.oneOf(['basic', 'pro'])}-dkk-quarterly`, draw.number(1, 12)), sold('support-dkk-quarterly')],
		acts: [],
	}),
	'quarterly, upgraded in its third term': (draw) => ({
		buyer: swede(true),
		items: [sold('basic-sek-quarterly', draw.number(1, 9)), sold('handbook-sek-quarterly', draw.number(1, 4))],
		acts: [{ day: draw.number(190, 260), verb: 'upgrade' }],
	}),
	'quarterly, cancelled with the rest credited and paid back': (draw) => ({
		buyer: finn(true),
		items: [sold('enterprise-eur-quarterly', draw.number(1, 3))],
		acts: [
			{ day: draw.number(200, 250), verb: 'cancel', params: { credit: 'prorate' } },
			{ day: draw.number(255, 300), verb: 'refund' },
		],
	}),
	'quarterly, paid late, once written off': (draw) => ({
		buyer: norwegian(false),
		items: [sold('pro-nok-quarterly', draw.number(1, 9))],
		acts: [
			{ day: draw.number(15, 60), verb: 'pay' },
			{ day: draw.number(100, 170), verb: 'write-off' },
			{ day: draw.number(190, 260), verb: 'pay' },
		],
	}),
	'annual, renewed, upgraded in its second year': (draw) => ({
		buyer: swede(true),
		items: [sold('basic-sek-yearly', draw.number(1, 20)), sold('support-sek-yearly', draw.number(1, 3))],
		acts: [{ day: YEAR + draw.number(20, 120), verb: 'upgrade' }],
	}),
	'annual, partly paid, the rest written off': (draw) => ({
		buyer: { ...german, collected: false },
		items: [sold('pro-eur-yearly', draw.number(2, 9))],
		acts: [
			{ day: draw.number(10, 30), verb: 'pay', params: { amount: draw.number(1000, 90_000) } },
			{ day: draw.number(120, 200), verb: 'write-off' },
		],
	}),
	'annual, downgraded, cancelled in its second year without credit': (draw) => ({
		buyer: dane(true),
		items: [sold('enterprise-dkk-yearly', draw.number(1, 4))],
		acts: [
			{ day: draw.number(60, 200), verb: 'downgrade' },
			{ day: YEAR + draw.number(30, 160), verb: 'cancel' },
		],
	}),
	'monthly at prices that include the tax, paid back in part': (draw) => ({
		buyer: swede(true),
		items: [sold('home-sek-monthly', draw.number(1, 9))],
		acts: [{ day: draw.number(40, 55), verb: 'refund', params: { amount: draw.number(100, 9000) } }],
	}),
	'quarterly with a trial, cancelled, taken up again': (draw) => ({
		buyer: swede(true),
		items: [sold('pro-sek-quarterly', draw.number(1, 5))],
		order: { trialDays: 14 },
		acts: [
			{ day: draw.number(120, 150), verb: 'cancel', params: { credit: 'prorate' } },
			{ day: draw.number(155, 190), verb: 'reactivate' },
		],
	}),
};

/** Days after which the short lives have come to their end, and their sequel begins. */
const SEQUEL = 190;

const isOver = ({ acts }: Life) => acts.some(({ verb }) => verb === 'cancel' || verb === 'delete-invoice');

/** How somebody who pays by himself deals with later invoices: mostly he pays. */
function laterPayments(draw: Draw, terms: readonly number[]): Act[] {
	return terms.map((day) => ({
		day: day + draw.number(5, 20),
		verb: draw.oneOf(['pay', 'pay', 'pay', 'pay', 'write-off', 'void-invoice']),
	}));
}

/** What may happen to a subscription that is paid by card, much later. */
const SEQUELS: Array<(draw: Draw, day: number) => Act[]> = [
	() => [],
	(draw, day) => [
		{ day, verb: 'pause', params: { credit: true } },
		{ day: day + draw.number(20, 50), verb: 'resume' },
	],
	(draw, day) => [
		{ day, verb: 'cancel', params: { credit: 'prorate' } },
		{ day: day + draw.number(1, 20), verb: 'refund' },
	],
	(_, day) => [{ day, verb: 'cancel' }],
	(_, day) => [{ day, verb: 'cancel', params: { when: 'end_of_term' } }],
	(draw, day) => [{ day, verb: 'refund', params: { amount: draw.number(100, 2000) } }],
];

/** What happens to a subscription after the half year that its life tells of. */
export function sequelOf(draw: Draw, life: Life): Act[] {
	const plan = life.items[0]?.item_price_id ?? '';
	if (isOver(life)) return [];
	if (!life.buyer.collected) {
		const years = plan.endsWith('yearly') ? [YEAR] : [];
		const months = plan.endsWith('monthly') ? Array.from({ length: 17 }, (_, month) => SEQUEL + month * 31) : [];
		return laterPayments(draw, [...years, ...months]);
	}
	const [first = () => [], ...others] = SEQUELS;
	return draw.oneOf([first, ...others])(draw, (plan.endsWith('yearly') ? YEAR + 15 : SEQUEL + 90) + draw.number(0, 100));
}
