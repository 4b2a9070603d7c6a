import { getFinancialPeriod } from '../../../../lib/visma';
import { getOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getOperation(
	NOUN,
	{ name: 'periodId', searchListMethod: 'searchPeriods', keyName: 'By ID', placeholder: 'e.g. 202601' },
	getFinancialPeriod,
);
