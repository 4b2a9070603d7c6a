/** How much is lived through, and what goes wrong on the way. */
export interface Size {
	subscriptions: number;
	months: number;
	/** Where all chance begins. */
	seed: number;
	/** Months in which n8n is killed while it posts what webhooks told. */
	fatalMonths: readonly number[];
	/** Months in which n8n is killed while it posts what was missed. */
	fatalCatchUps: readonly number[];
	/** Months in which n8n is killed while it posts for the end of the month before. */
	fatalMonthEnds: readonly number[];
	/** Part of the webhooks that is made twice, and that is lost. */
	duplicate: number;
	lose: number;
	/** Days of each month in which nothing reaches n8n, and Chargebee gives up: documents are missed with all that tells of them. */
	outage: number;
	/** Whether months are closed, each in the middle of the next one, after what was missed was caught up and month-end run. */
	closes: boolean;
}

const SEED = 20260101;

export const SIZES = {
	/** What every change is tried with. */
	small: { subscriptions: 20, months: 6, seed: SEED, fatalMonths: [3], fatalCatchUps: [], fatalMonthEnds: [], duplicate: 0.2, lose: 0, outage: 0, closes: false },
	short: { subscriptions: 20, months: 6, seed: SEED, fatalMonths: [3], fatalCatchUps: [], fatalMonthEnds: [], duplicate: 0.2, lose: 0.1, outage: 3, closes: true },
	medium: { subscriptions: 60, months: 12, seed: SEED, fatalMonths: [3, 8], fatalCatchUps: [10], fatalMonthEnds: [6], duplicate: 0.2, lose: 0.1, outage: 3, closes: true },
	full: { subscriptions: 200, months: 24, seed: SEED, fatalMonths: [3, 10, 17], fatalCatchUps: [7], fatalMonthEnds: [21], duplicate: 0.2, lose: 0.1, outage: 3, closes: true },
} satisfies Record<string, Size>;

export type SizeName = keyof typeof SIZES;
