import type { ChargebeeCustomer } from '../../customerStore';

/** The customer's address as documents copy it: names and company come from the customer where it has none. */
export function addressOf(customer: ChargebeeCustomer): {
	billing_address?: Record<string, unknown>;
	vat_number?: string;
} {
	const { billing_address: address, vat_number } = customer;
	const own = typeof vat_number === 'string' ? { vat_number } : {};
	if (typeof address !== 'object' || address === null) return own;
	const { first_name, last_name, company } = customer;
	const named = Object.entries({ first_name, last_name, company }).filter(([, value]) => value !== undefined);
	return { ...own, billing_address: { ...Object.fromEntries(named), ...address } };
}
