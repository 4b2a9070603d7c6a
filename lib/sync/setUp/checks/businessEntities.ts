import type { Check } from '../check';
import { passed, warning } from '../finding';

const entityOf = (record: object): string => String((record as { business_entity_id?: string }).business_entity_id ?? '');

/** A site that bills for several companies, whose books are not in one company of Visma.net. */
export const businessEntities: Check = {
	name: 'business-entities',
	needs: ['chargebee'],
	async run({ read, settings: { rules } }) {
		const { invoices, creditNotes } = await read.documents();
		const entities = [...new Set([...invoices, ...creditNotes].map(entityOf))].filter((id) => id !== '').sort();
		if (entities.length < 2) return [passed(entities.length === 0 ? 'The newest documents name no business entity.' : 'The newest documents are all of one business entity.', { entities })];
		const named = new Set((rules?.conditions ?? []).flatMap(({ when }) => when.businessEntity ?? []));
		const rest = entities.filter((id) => !named.has(id));
		if (rest.length <= 1 && named.size > 0) return [passed(`The site bills for ${entities.length} business entities, and the rules tell them apart.`, { entities })];
		return [warning(`The site bills for ${entities.length} business entities (${entities.join(', ')}), and the rules book all of them in this one company.`, 'Give each a branch by rows in Conditions with If Business Entity Is. Entities with books in other companies of Visma.net cannot share a site with this one: all documents of a site are booked.', { entities })];
	},
};
