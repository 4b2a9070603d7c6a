import omit from 'lodash/omit';

import { Draw } from './draw';
import { LIVES, type Life } from './lives';
import type { Story } from './story';

/** First day of every history: noon in Oslo. */
export const START = Date.parse('2026-01-01T11:00:00Z');
export const DAYS = 181;
export const DAY_MS = 86_400_000;

/** Days in which subscriptions are sold. */
const SELLING = 25;

/** What happens to a subscription that is sold on a day, before the history ends. */
export function storyOf(name: string, { buyer, items, order = {}, acts }: Life, sold: number, index: number, days = DAYS): Story {
	const subscriptionId = `S${String(index + 1).padStart(2, '0')}`;
	const startsIn = order.startsInDays;
	const startDate = typeof startsIn === 'number' ? Math.floor((START + (sold + startsIn) * DAY_MS) / 1000) : undefined;
	const creation = {
		...omit(order, 'startsInDays'),
		...(startDate ? { startDate } : {}),
		customerId: customerOf(subscriptionId),
		id: subscriptionId,
		items,
		autoCollection: buyer.collected ? 'on' : 'off',
	};
	const later = acts.map((act) => ({ ...act, day: sold + act.day })).filter(({ day }) => day < days);
	return { name, subscriptionId, buyer, acts: [{ day: sold, verb: 'create', params: creation }, ...later] };
}

export const customerOf = (subscriptionId: string) => `C-${subscriptionId}`;

/** The lives of subscriptions through six months, the same after the same seed; one of each kind that is wanted. */
export function writeHistory(seed: number, isWanted: (name: string) => boolean = () => true): Story[] {
	return Object.entries(LIVES)
		.filter(([name]) => isWanted(name))
		.map(([name, live], index) => {
			const draw = new Draw(seed * 1000 + index);
			const soldOn = draw.number(0, SELLING);
			return storyOf(name, live(draw, soldOn), soldOn, index);
		});
}
