import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import type { CustomerSyncSettings } from '../../../../../lib/sync/customers';
import { customerIdentityOf } from '../../../customerIdentity';
import type { SiteCredential } from '../../../site';

interface Options {
	concurrency?: number;
	dryRun?: boolean;
	inactiveCustomers?: 'skip' | 'sync';
	maxWaitSeconds?: number;
	raiseWebhooks?: boolean;
	vatNumber?: CustomerSyncSettings['vatNumber'];
}

type TermsRow = { termsId: string; netTermDays: number };
type FieldRow = { chargebeeField: string; vismaField: string };

const CUSTOM_FIELD = /^cf_\w+$/;

export function readOptions(context: IExecuteFunctions): Options {
	return context.getNodeParameter('options', 0, {}) as Options;
}

/** Reads the mapping from the node; a row that can never work is named before anything is written. */
export function readSettings(context: IExecuteFunctions, credential: SiteCredential): CustomerSyncSettings {
	const options = readOptions(context);
	const parameter = <T>(name: string, fallback: T) => context.getNodeParameter(name, 0, fallback) as T;
	return {
		identity: customerIdentityOf(context, credential),
		addressSource: parameter('addressSource', 'invoice'),
		contactSource: parameter('contactSource', 'invoice'),
		creditTerms: new Map(
			parameter<TermsRow[]>('creditTerms.terms', [])
				.map(({ termsId, netTermDays }) => [termsId.trim(), netTermDays] as const)
				.filter(([termsId]) => termsId !== ''),
		),
		customFields: parameter<FieldRow[]>('customFields.fields', []).map((row) => checked(context, row)),
		vatNumber: options.vatNumber ?? 'asInVisma',
		inactiveCustomers: options.inactiveCustomers ?? 'skip',
		dryRun: options.dryRun ?? false,
		concurrency: options.concurrency ?? 5,
	};
}

function checked(context: IExecuteFunctions, { chargebeeField, vismaField }: FieldRow): FieldRow {
	const row = { chargebeeField: chargebeeField.trim(), vismaField: vismaField.trim() };
	if (CUSTOM_FIELD.test(row.chargebeeField) && row.vismaField !== '') return row;
	throw new NodeOperationError(
		context.getNode(),
		`Custom Fields has a row that cannot be used: "${row.chargebeeField}" from "${row.vismaField}"`,
		{ description: 'Enter the API name of the Chargebee field, which starts with cf_, and the Visma.net field.' },
	);
}
