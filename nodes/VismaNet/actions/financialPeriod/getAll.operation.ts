import { listFinancialPeriods, type VismaFinancialPeriod } from '../../../../lib/visma';
import { getAllOperation } from '../../readOperations';
import { NOUN } from './noun';

interface Filter {
	onlyOpen?: boolean;
	year?: number;
}

const isOpen = ({ active, closedInGeneralLedger }: VismaFinancialPeriod) =>
	active !== false && closedInGeneralLedger !== true;

export const { description, execute } = getAllOperation<Filter>(NOUN, {
	filters: [
		{
			displayName: 'Financial Year',
			name: 'year',
			type: 'number',
			default: 2026,
			description: 'Only periods of this financial year, which need not be a calendar year',
		},
		{
			displayName: 'Only Open',
			name: 'onlyOpen',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out periods that are inactive or closed in the general ledger',
		},
	],
	knowsChanges: false,
	list: async (client, { onlyOpen, year }) => {
		const periods = await listFinancialPeriods(client);
		return periods.filter((period) => (!onlyOpen || isOpen(period)) && (year === undefined || period.year === year));
	},
});
