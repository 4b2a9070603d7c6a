import type { Check } from '../check';
import { notChecked, passed } from '../finding';

/** Custom fields that the customer sync writes. Chargebee lists them nowhere: only customers that have a value show them. */
export const customFields: Check = {
	name: 'custom-fields',
	needs: ['chargebee'],
	async run({ read, settings: { customFields: named } }) {
		if (named.length === 0) return [passed('No custom field is named here.')];
		const customers = await read.prefixedCustomers();
		return named.map((name) => {
			const bearer = customers.find((customer) => name in customer);
			if (bearer) return passed(`Customer ${bearer.id} has the custom field ${name}.`);
			return notChecked(`Chargebee does not list its custom fields, and no customer that was looked at has ${name}.`, `Look for the API name ${name} under Settings > Configure Chargebee > Custom Fields > Customer. Where it is missing, customers with a value are refused and named.`);
		});
	},
};
