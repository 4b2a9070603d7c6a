import { CREDIT_NOTE, type DocumentFilter, listDocuments } from '../../../../lib/visma';
import { documentFilters } from '../../documents/filters';
import { getAllOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getAllOperation<DocumentFilter>(NOUN, {
	filters: documentFilters(NOUN.many),
	knowsChanges: true,
	isLong: true,
	list: async (client, filter, limit) => await listDocuments(client, CREDIT_NOTE, filter, limit),
});
