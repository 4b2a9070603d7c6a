import { type AccountFilter, listAccounts } from '../../../../lib/visma';
import { getAllOperation } from '../../readOperations';
import { NOUN } from './noun';

const code = (displayName: string, name: string) => ({
	displayName,
	name,
	type: 'string' as const,
	default: '',
	description: `Only accounts with this ${displayName.toLowerCase()}`,
});

export const { description, execute } = getAllOperation<AccountFilter>(NOUN, {
	filters: [
		{
			displayName: 'Active',
			name: 'active',
			type: 'boolean',
			default: true,
			description: 'Whether to return active accounts or inactive ones',
		},
		code('Analysis Code', 'analysisCode'),
		code('External Code 1', 'externalCode1'),
		code('External Code 2', 'externalCode2'),
		{
			displayName: 'Include Account Class Description',
			name: 'includeAccountClassDescription',
			type: 'boolean',
			default: true,
			description: 'Whether each account says what its class is',
		},
		code('Public Code', 'publicCode'),
	],
	knowsChanges: true,
	isLong: true,
	list: listAccounts,
});
