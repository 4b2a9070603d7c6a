import type { LifeVerb } from '../../sandbox/chargebee/life/routes';

/** Something that a person does on the site, so many days after the history's first. */
export interface Act {
	day: number;
	verb: LifeVerb;
	params?: Record<string, unknown>;
}

/** The customer of a story; the country decides VAT and region. */
export interface Buyer {
	country: string;
	/** Whether the site collects invoices by card at once; otherwise somebody pays them. */
	collected: boolean;
	vatNumber?: string;
}

/** The life of one subscription. */
export interface Story {
	/** Which life it is. */
	name: string;
	subscriptionId: string;
	buyer: Buyer;
	/** By day; the first creates the subscription. */
	acts: Act[];
}
