import type { ChargebeeCustomer, Form } from '../../../../lib/chargebee';

type Members = Record<string, unknown>;

/** The documented semantics of the three writes, without the server around them. */
export function create(form: Form): ChargebeeCustomer {
	return assign({ id: String(form.id) }, form);
}

/** What is sent replaces, an empty text clears, what is not sent stays. */
export function update(customer: ChargebeeCustomer, form: Form): ChargebeeCustomer {
	return assign(customer, form);
}

/** The address and these members are assigned: what is not sent is erased. */
export function updateBillingInfo(customer: ChargebeeCustomer, form: Form): ChargebeeCustomer {
	const erased = ['billing_address', 'vat_number', 'vat_number_prefix', 'business_customer_without_vat_number', 'registered_for_gst'];
	const kept = Object.entries(customer).filter(([name]) => !erased.includes(name));
	return assign(Object.fromEntries(kept) as unknown as ChargebeeCustomer, form);
}

function assign(customer: ChargebeeCustomer, form: Form): ChargebeeCustomer {
	const result: Members = { ...customer };
	for (const [name, value] of Object.entries(form)) {
		const [, object, member] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
		if (object && member) result[object] = set((result[object] ?? {}) as Members, member, value);
		else Object.assign(result, set({ ...result, [name]: undefined }, name, value));
	}
	return result as unknown as ChargebeeCustomer;
}

function set(members: Members, name: string, value: unknown): Members {
	return { ...members, [name]: value === '' ? undefined : value };
}
