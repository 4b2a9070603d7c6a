import type { IExecuteFunctions } from 'n8n-workflow';

import { vismaCompany } from './client';

/** Tells the person at the editor when few calls are left: the flows that come next will be refused. */
export async function hintAtRateLimit(context: IExecuteFunctions): Promise<void> {
	const { budget, processes } = await vismaCompany(context);
	const now = Date.now();
	const state = budget.state(now);
	if (!state || !budget.isNearlySpent(now, processes)) return;
	const minutes = Math.ceil((state.resetsAt - now) / 60_000);
	const message = `Visma.net takes only ${state.remaining} more of ${state.limit} calls in the next ${minutes === 1 ? 'minute' : `${minutes} minutes`}. Let flows that can wait run later, or less often.`;
	context.addExecutionHints({ message, location: 'outputPane' });
}
