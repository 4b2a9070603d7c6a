import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { explainVisma, listCurrencies } from '../../../../lib/visma';
import { forEachItem } from '../../../shared/forEachItem';
import { vismaCompany } from '../../client';

export const description: INodeProperties[] = [];

/** The rate limit as the answers of this process saw it last; a cheap call asks where none did in this window. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { client, budget, processes } = await vismaCompany(this);
	return await forEachItem(
		this,
		async () => {
			if (!budget.state(Date.now())) await listCurrencies(client);
			const now = Date.now();
			const state = budget.state(now);
			if (!state) return [{ limited: false }];
			const { limit, remaining, resetsAt, policy, seenAt } = state;
			return [
				{
					limited: true,
					limit,
					remaining,
					resetSeconds: Math.ceil((resetsAt - now) / 1000),
					resetsAt: new Date(resetsAt).toISOString(),
					policy,
					seenAt: new Date(seenAt).toISOString(),
					nearlySpent: budget.isNearlySpent(now, processes),
				},
			];
		},
		(error) => explainVisma(error, 'Rate limit', Date.now()),
	);
}
