import type { IExecuteFunctions } from 'n8n-workflow';

import { siteName } from '../../../../../lib/chargebee';
import type { SetUpSettings } from '../../../../../lib/sync/setUp';
import type { Site } from '../../../../Chargebee/site';
import { monthOf } from '../../../../shared/month';
import { VISMA_CREDENTIAL, type VismaCompany } from '../../../client';
import { readRules } from '../rules/read';
import type { FormFault } from '../rules/reading/faults';
import { claimsOf } from './claims';
import type { Options } from './options';
import { postingOf } from './posting';

/** The site's zone where a credential was saved before there was such a field. */
const DEFAULT_ZONE = 'Europe/Oslo';

/** Everything that the company has set, in credentials, in the node and in the node that holds the rules. */
export async function readSettings(context: IExecuteFunctions, options: Options, company: VismaCompany, { credential, baseUrl }: Site): Promise<SetUpSettings> {
	const { tenantId = '', companyId } = await context.getCredentials<{ tenantId?: string; companyId?: string }>(VISMA_CREDENTIAL);
	const { rules, places, faults } = readRules(context, credential);
	const posting = postingOf(context, faults);
	const until = untilIn(options.until, faults);
	const { webhookUser = '', webhookPassword = '', bookedAs = 'journals' } = credential;
	const isBooked = bookedAs === 'journals' && faults.length === 0;
	return {
		...(isBooked && rules && { rules }),
		ruleFaults: faults,
		words: places,
		posting,
		bookedAs,
		...(until !== undefined && { until }),
		company: {
			tenantId,
			companyId,
			timeZone: company.timezone,
			corporateId: options.corporateId?.trim(),
			claims: async () => await claimsOf(context),
			budget: () => company.budget.state(Date.now()),
		},
		site: {
			name: siteName(credential.site),
			baseUrl,
			timeZone: credential.timezone ?? DEFAULT_ZONE,
			customerIdPrefix: credential.customerIdPrefix,
			invoiceIdPrefix: credential.invoiceIdPrefix,
			hasWebhookUser: webhookUser !== '' && webhookPassword !== '',
			callsPerMinute: options.callsPerMinute ?? 150,
		},
		...((options.webhooks ?? true) && { webhookUrl: addressOf(context, options) }),
		...mappingOf(context),
		records: options.records ?? 1000,
		tryRights: options.tryRights ?? false,
		documents: options.documents ?? 100,
		now: () => Date.now(),
	};
}

function untilIn(text: string | undefined, faults: FormFault[]): string | undefined {
	if (text === undefined || text.trim() === '') return undefined;
	const month = monthOf(text.trim());
	if (month === undefined) faults.push({ place: 'Options: Last Month to Post', message: `"${text}" is no month.`, remedy: 'Write it like 2026-12.' });
	return month;
}

/** The address of webhooks and that of waiting executions have the same beginning, and only the latter is told. */
function addressOf(context: IExecuteFunctions, { address = '' }: Options): string {
	if (address.trim() !== '') return address.trim();
	const url = String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0));
	return URL.canParse(url) ? new URL(url).origin : url;
}

/** The rows of the customer sync that were copied here. */
function mappingOf(context: IExecuteFunctions): Pick<SetUpSettings, 'creditTerms' | 'customFields'> {
	const terms = context.getNodeParameter('creditTerms.terms', 0, []) as Array<{ termsId: string }>;
	const fields = context.getNodeParameter('customFields.fields', 0, []) as Array<{ chargebeeField: string }>;
	const named = fields.map(({ chargebeeField }) => chargebeeField.trim()).filter((name) => name !== '');
	const ids = terms.map(({ termsId }) => termsId.trim()).filter((id) => id !== '');
	return { ...(ids.length > 0 && { creditTerms: new Set(ids) }), customFields: named };
}
