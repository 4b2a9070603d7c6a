import type { Region, Rules } from '../types/rules';
import type { Source } from './sources';
import { regions } from './rows';
import { treatments, type Treatment } from './treatment';

/** What is sold, as far as rules look at it. */
export interface SoldItem {
	itemPrice: string;
	/** `plan_item_price`, `addon_item_price`, `charge_item_price`. */
	chargeKind: string;
	currency?: string;
}

/** Something that rules decide, and which of them. */
export interface Decided extends Source {
	/** Empty where no rule names one. */
	value: string;
}

/** How an item is booked for customers that no row on a country singles out; at home, of the home country. */
export interface Coverage {
	revenue: Record<Region, Decided>;
	/** Left out where nothing is deferred. */
	deferred?: Decided;
	recognition: Decided;
	subaccount: { value: string; sources: Source[] };
	/** Whether a row on the item, its family or its kind covers it. */
	mapped: boolean;
}

/** How items are booked under valid rules: the very decisions that booking takes. */
export function coverage(rules: Rules): (item: SoldItem) => Coverage {
	const { ofLine } = treatments(rules);
	return (item) => {
		const of = (region: Region): Treatment => ofLine({ ...item, ...(region === 'domestic' ? { country: rules.homeCountry.toUpperCase() } : {}) }, region);
		const byRegion = regions.map((region) => {
			const treatment = of(region);
			return [region, { value: treatment.revenue ?? '', ...treatment.sources().revenue }] as const;
		});
		const home = of('domestic');
		const { deferred, recognition, subaccount } = home.sources();
		return {
			revenue: Object.fromEntries(byRegion) as Coverage['revenue'],
			...(home.recognition === 'immediate' ? {} : { deferred: { value: home.deferred ?? '', ...deferred } }),
			recognition: { value: home.recognition, ...recognition },
			subaccount: { value: home.subaccount ?? '', sources: subaccount },
			mapped: home.mapped,
		};
	};
}
