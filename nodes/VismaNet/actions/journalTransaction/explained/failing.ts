import { type IExecuteFunctions, type INodeExecutionData, type NodeApiError, NodeOperationError } from 'n8n-workflow';

import { attempt } from '../../../../../lib/attempt';
import { explainChargebee } from '../../../../../lib/chargebee';
import { ExplainedError, RequestError } from '../../../../../lib/http';
import { LedgerError } from '../../../../../lib/ledger';
import { explainVisma } from '../../../../../lib/visma';
import { nodeError } from '../../../../shared/nodeError';
import { ruleFaults } from '../rules/read';
import { Places } from '../rules/reading/places';

/** What a run that only reads fails with, in words; with Continue On Fail each input item becomes an error item. */
export async function orFail(
	context: IExecuteFunctions,
	{ about, chargebeeUrl }: { about: string; chargebeeUrl: string },
	run: () => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	const ran = await attempt(run);
	if (ran.ok) return ran.value;
	const error = presentable(context, ran.error as Error, about, chargebeeUrl);
	if (!context.continueOnFail()) throw error;
	return context.getInputData().map((_, item) => ({ json: { error: error.message }, error, pairedItem: { item } }));
}

function presentable(context: IExecuteFunctions, error: Error, about: string, chargebeeUrl: string): NodeApiError | NodeOperationError {
	if (error instanceof LedgerError) return nodeError(context.getNode(), ruleFaults(error, new Places('json')).explanation);
	if (error instanceof ExplainedError) return nodeError(context.getNode(), error.explanation);
	if (!(error instanceof RequestError)) return new NodeOperationError(context.getNode(), error);
	const explain = error.url.startsWith(`${chargebeeUrl}/`) ? explainChargebee : explainVisma;
	return nodeError(context.getNode(), explain(error, about, Date.now()));
}
