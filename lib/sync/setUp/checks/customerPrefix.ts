import { customerNumber } from '../../customers/identity';
import type { Check } from '../check';
import { failed, type Finding, passed, warning } from '../finding';

const PLAIN = /^[A-Za-z0-9_-]*$/;

/** Customers in Chargebee that bear the prefix of mirrored ones and were not brought there by the sync. */
export const customerPrefix: Check = {
	name: 'customer-prefix',
	needs: ['chargebee'],
	async run({ read, settings: { site } }) {
		const prefix = site.customerIdPrefix;
		if (!PLAIN.test(prefix)) return [failed(`The customer ID prefix "${prefix}" cannot be part of a Chargebee ID.`, 'Use letters, digits, hyphens and underscores in the Chargebee credential; VN- is the usual one.')];
		const customers = await read.prefixedCustomers();
		const foreign = customers.filter(({ id, meta_data: meta }) => meta?.visma_customer_number === undefined || customerNumber(prefix, id) !== meta.visma_customer_number);
		const shown = foreign.slice(0, 5).map(({ id }) => id);
		if (foreign.length === 0) return [passed(`Nobody but the sync made customers that begin with "${prefix}".`, { lookedAt: customers.length })];
		const evidence = { foreign: foreign.length, lookedAt: customers.length, examples: shown };
		const remedy = 'Choose another prefix in the Chargebee credential before the first sync, or see to it that these are the same customers as in Visma.net.';
		const known = new Set(await numbersOf(read));
		const overwritten = foreign.filter(({ id }) => known.has(customerNumber(prefix, id) ?? ''));
		const findings: Finding[] = [
			overwritten.length > 0
				? failed(`The sync would write over ${overwritten.length} customers in Chargebee that begin with "${prefix}" and did not come from Visma.net: ${overwritten.slice(0, 5).map(({ id }) => id).join(', ')}.`, remedy, evidence)
				: warning(`${foreign.length} customers in Chargebee begin with "${prefix}" and did not come from Visma.net: ${shown.join(', ')}.`, remedy, evidence),
		];
		return findings;
	},
};

const numbersOf = async (read: Parameters<Check['run']>[0]['read']) => (await read.customers()).map(({ number }) => number);
