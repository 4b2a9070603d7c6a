import { Chance } from '../../sandbox/server/chance';

/** Draws that are always the same after the same seed. */
export class Draw {
	private readonly chance: Chance;

	constructor(seed: number) {
		this.chance = new Chance(seed);
	}

	/** A whole number from `least` to `most`, both included. */
	number(least: number, most: number): number {
		return least + Math.floor(this.chance.next() * (most - least + 1));
	}

	oneOf<T>(list: readonly [T, ...T[]]): T {
		return list[this.number(0, list.length - 1)] ?? list[0];
	}

	shuffled<T>(list: readonly T[]): T[] {
		return list
			.map((item) => ({ item, at: this.chance.next() }))
			.sort((a, b) => a.at - b.at)
			.map(({ item }) => item);
	}

	/** Whether something happens that happens so often. */
	happens(probability: number): boolean {
		return this.chance.next() < probability;
	}
}
