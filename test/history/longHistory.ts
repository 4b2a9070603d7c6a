import { Draw } from './draw';
import { storyOf } from './history';
import { LIVES, type Life } from './lives';
import { LONG_LIVES, sequelOf } from './longLives';
import type { Story } from './story';

/** Lives that tell of month ends by their dates begin in a January. */
const BEGIN_IN_JANUARY = /charges billed later/;
const YEAR = 365;

export interface Length {
	subscriptions: number;
	days: number;
}

/** The day that a life begins on: in the first three quarters of the history, so that each has a while to live. */
function soldOn(draw: Draw, name: string, days: number): number {
	if (!BEGIN_IN_JANUARY.test(name)) return draw.number(0, Math.floor(days * 0.75));
	return draw.number(0, 25) + (days > YEAR + 100 ? YEAR * draw.number(0, 1) : 0);
}

/** The lives of many subscriptions, all kinds in turn, the same after the same seed. */
export function writeLongHistory(seed: number, { subscriptions, days }: Length): Story[] {
	const kinds: Array<[string, (draw: Draw, soldOn: number) => Life]> = Object.entries({ ...LIVES, ...LONG_LIVES });
	return Array.from({ length: subscriptions }, (_, index) => {
		const draw = new Draw(seed * 1000 + index);
		const [name, live] = kinds[index % kinds.length]!;
		const sold = soldOn(draw, name, days);
		const life = live(draw, sold % YEAR);
		return storyOf(name, { ...life, acts: [...life.acts, ...sequelOf(draw, life)] }, sold, index, days);
	});
}
