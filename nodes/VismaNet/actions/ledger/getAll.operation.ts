import { type LedgerFilter, listLedgers } from '../../../../lib/visma';
import { getAllOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getAllOperation<LedgerFilter>(NOUN, {
	filters: [],
	knowsChanges: true,
	list: listLedgers,
});
