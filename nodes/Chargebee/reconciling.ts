import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { attempt } from '../../lib/attempt';
import { explainChargebee } from '../../lib/chargebee';
import { ExplainedError, RequestError } from '../../lib/http';
import { maskDifference, type Reconciled } from '../../lib/sync/reconcile';
import { explainVisma } from '../../lib/visma';
import { nodeError } from '../shared/nodeError';
import { waitPolicy } from '../shared/fields';
import { vismaCompany, type VismaCompany } from '../VismaNet/client';
import { chargebeeSite, type Site } from './site';

/** The records that are compared, where not all of them are. */
export const onlyThese = (many: string): INodeProperties => ({
	displayName: 'Only These',
	name: 'only',
	type: 'string',
	default: '',
	placeholder: 'e.g. 10001, 10002',
	description: `Numbers of the ${many} in Visma.net to compare, with commas between them. Empty compares all, and looks for extra ones in Chargebee too.`,
});

/** The numbers in the field; undefined where it is empty. An expression may give a list. */
function readOnly(context: IExecuteFunctions): ReadonlySet<string> | undefined {
	const value: unknown = context.getNodeParameter('only', 0, '');
	const parts = Array.isArray(value) ? value.map(String) : String(value ?? '').split(/[,;\n]/);
	const numbers = parts.map((part) => part.trim()).filter((part) => part !== '');
	return numbers.length === 0 ? undefined : new Set(numbers);
}

/** What a comparison works with, beside its settings. */
export interface Systems {
	company: VismaCompany;
	site: Site;
	only?: ReadonlySet<string>;
}

/**
 * Compares both systems once, however many items come in: an item for each difference, and the figures as the last one.
 * What stops it is told in words; with Continue On Fail each input item becomes an error item.
 *
 * @param of what is compared, in the plural
 */
export async function reconcileOnce(
	context: IExecuteFunctions,
	of: 'customers' | 'invoices',
	compare: (systems: Systems) => Promise<Reconciled>,
): Promise<INodeExecutionData[]> {
	const { maxWaitSeconds } = context.getNodeParameter('options', 0, {}) as { maxWaitSeconds?: number };
	const policy = waitPolicy(maxWaitSeconds);
	const company = await vismaCompany(context, policy);
	const site = await chargebeeSite(context, { policy });
	const done = await attempt(async () => await compare({ company, site, only: readOnly(context) }));
	if (!done.ok) {
		const error = presentable(context, done.error as Error, of, site.baseUrl);
		if (!context.continueOnFail()) throw error;
		return context.getInputData().map((_, item) => ({ json: { error: error.message }, error, pairedItem: { item } }));
	}
	const { differences, figures } = done.value;
	const shown = site.credential.maskPersonalFields ? differences.map(maskDifference) : differences;
	const calls = { visma: company.calls(), chargebee: site.calls() };
	const all = [...shown, { kind: 'figures', of, ...figures, calls }];
	return all.map((json) => ({ json: json as unknown as IDataObject, pairedItem: { item: 0 } }));
}

function presentable(context: IExecuteFunctions, error: Error, of: string, chargebeeUrl: string): NodeApiError | NodeOperationError {
	if (error instanceof ExplainedError) return nodeError(context.getNode(), error.explanation);
	if (!(error instanceof RequestError)) return new NodeOperationError(context.getNode(), error);
	const explain = error.url.startsWith(`${chargebeeUrl}/`) ? explainChargebee : explainVisma;
	return nodeError(context.getNode(), explain(error, `Comparing ${of}`, Date.now()));
}
