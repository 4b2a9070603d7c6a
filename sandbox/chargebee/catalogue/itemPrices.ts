import type { ItemPrice, ItemType } from '../billing/shapes';
import type { PeriodUnit } from '../billing/localDays';

/** How often something recurring is billed. */
interface Rhythm {
	word: string;
	period: number;
	period_unit: PeriodUnit;
	/** What a term costs, in monthly prices. */
	monthsPaid: number;
}

interface Item {
	id: string;
	name: string;
	type: ItemType;
	account: string;
	/** Prices a month, in minor units. */
	monthly: Record<string, number>;
	taxProfile?: 'reduced';
	/** Only plans and add-ons have any. */
	rhythms: Array<Rhythm | undefined>;
}

const MONTHLY: Rhythm = { word: 'monthly', period: 1, period_unit: 'month', monthsPaid: 1 };
const QUARTERLY: Rhythm = { word: 'quarterly', period: 3, period_unit: 'month', monthsPaid: 3 };
const YEARLY: Rhythm = { word: 'yearly', period: 1, period_unit: 'year', monthsPaid: 10 };
const ALL = [MONTHLY, QUARTERLY, YEARLY];

const ITEMS: Item[] = [
	{
		id: 'basic',
		name: 'Basic',
		type: 'plan',
		account: '3010',
		monthly: { NOK: 49_900, SEK: 49_900, DKK: 34_900, EUR: 4_900, JPY: 7_800 },
		rhythms: ALL,
	},
	{
		id: 'pro',
		name: 'Pro',
		type: 'plan',
		account: '3010',
		monthly: { NOK: 99_900, SEK: 99_900, DKK: 69_900, EUR: 9_900, JPY: 15_800 },
		rhythms: ALL,
	},
	{
		id: 'enterprise',
		name: 'Enterprise',
		type: 'plan',
		account: '3010',
		monthly: { NOK: 249_900, SEK: 249_900, DKK: 174_900, EUR: 24_900, JPY: 39_800 },
		rhythms: ALL,
	},
	{ id: 'home', name: 'Home', type: 'plan', account: '3011', monthly: { NOK: 12_900, SEK: 12_900 }, rhythms: ALL },
	{
		id: 'support',
		name: 'Priority support',
		type: 'addon',
		account: '3020',
		monthly: { NOK: 19_900, SEK: 19_900, DKK: 13_900, EUR: 1_900, JPY: 3_000 },
		rhythms: ALL,
	},
	{
		id: 'handbook',
		name: 'Handbook',
		type: 'addon',
		account: '3030',
		monthly: { NOK: 4_990, SEK: 4_990, DKK: 3_490, EUR: 490, JPY: 800 },
		taxProfile: 'reduced',
		rhythms: ALL,
	},
	{
		id: 'api-calls',
		name: 'API calls',
		type: 'addon',
		account: '3040',
		monthly: { NOK: 13, SEK: 13, DKK: 9, EUR: 2, JPY: 2 },
		rhythms: [MONTHLY],
	},
	{
		id: 'onboarding',
		name: 'Onboarding',
		type: 'charge',
		account: '3050',
		monthly: { NOK: 750_000, SEK: 750_000, DKK: 525_000, EUR: 75_000, JPY: 120_000 },
		rhythms: [undefined],
	},
];

/** Items billed for what was used, after the term: an item's own property, which its prices do not show. */
const METERED_ITEMS = new Set(['api-calls']);
/** Items whose prices include the tax. */
const TAX_INCLUSIVE_ITEMS = new Set(['home']);

export const isMetered = ({ item_id }: ItemPrice) => METERED_ITEMS.has(item_id);
export const includesTax = ({ item_id }: ItemPrice) => TAX_INCLUSIVE_ITEMS.has(item_id);

function itemPrice(item: Item, currency: string, price: number, rhythm: Rhythm | undefined, at: number): ItemPrice {
	const words = [item.name, currency, rhythm?.word].filter((word) => word !== undefined);
	return {
		id: [item.id, currency, rhythm?.word].filter(Boolean).join('-').toLowerCase(),
		name: words.join(' '),
		external_name: item.name,
		item_family_id: 'nordic-suite',
		item_id: item.id,
		item_type: item.type,
		status: 'active',
		pricing_model: 'per_unit',
		price: price * (rhythm?.monthsPaid ?? 1),
		currency_code: currency,
		...(rhythm ? { period: rhythm.period, period_unit: rhythm.period_unit } : {}),
		free_quantity: 0,
		channel: 'web',
		is_taxable: true,
		...(item.taxProfile ? { tax_detail: { tax_profile_id: item.taxProfile } } : {}),
		accounting_detail: { sku: item.id.toUpperCase(), accounting_code: item.account },
		resource_version: at * 1000,
		created_at: at,
		updated_at: at,
		deleted: false,
		object: 'item_price',
	};
}

/** What the site sells: three plans, one with prices that include the tax, add-ons, one of them metered, a charge. */
export function itemPrices(at: number): ItemPrice[] {
	return ITEMS.flatMap((item) =>
		Object.entries(item.monthly).flatMap(([currency, price]) =>
			item.rhythms.map((rhythm) => itemPrice(item, currency, price, rhythm, at)),
		),
	);
}
