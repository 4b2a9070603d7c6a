import type { ChargebeeCustomer } from '../customerStore';
import { percent, taxWithin } from './money';
import type { ItemPrice, PriceType } from './shapes';

/** What a sale is taxed with: a rate and where it is due, or why there is none. */
export type TaxRule = { name: string; rate: number; country: string } | { exempt: string };

/** Countries in which the seller is registered for VAT. */
const REGISTERED: Record<string, { name: string; standard: number; reduced: number }> = {
	NO: { name: 'MVA', standard: 25, reduced: 12 },
	SE: { name: 'Moms', standard: 25, reduced: 6 },
	DK: { name: 'Moms', standard: 25, reduced: 25 },
	FI: { name: 'ALV', standard: 25.5, reduced: 10 },
};
const EU = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));

/** The tax on selling an item (none: something without a price of its own) to a customer. */
export function taxRule(customer: ChargebeeCustomer, itemPrice?: ItemPrice): TaxRule {
	const { country } = (customer.billing_address ?? {}) as { country?: string };
	if (customer.taxability === 'exempt') return { exempt: 'customer_exempt' };
	if (itemPrice && !itemPrice.is_taxable) return { exempt: 'product_exempt' };
	if (country === undefined) return { exempt: 'tax_not_configured' };
	const registered = REGISTERED[country];
	if (registered) {
		const profile = itemPrice?.tax_detail?.tax_profile_id === 'reduced' ? 'reduced' : 'standard';
		return { name: registered.name, rate: registered[profile], country };
	}
	if (!EU.has(country)) return { exempt: 'export' };
	return { exempt: customer.vat_number ? 'reverse_charge' : 'region_non_taxable' };
}

/** The tax of an amount after discounts; inside it, or on top of it. */
export function taxOf(amount: number, rate: number, priceType: PriceType): number {
	return priceType === 'tax_inclusive' ? taxWithin(amount, rate) : percent(amount, rate);
}
