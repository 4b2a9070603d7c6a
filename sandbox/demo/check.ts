import isEqual from 'lodash/isEqual';
import { waitFor } from '../n8n/waitFor';
import type { Demo } from './open';
import type { RunResult } from './run';
import { templateId } from './templates';

const ACCEPTED = 240;
const REFUSED = 8;
const INACTIVE = 10;

export interface Check {
	what: string;
	expected: unknown;
	found: unknown;
	ok: boolean;
}

/** Whether something found is as expected. */
export const check = (what: string, found: unknown, expected: unknown): Check => ({
	what,
	found,
	expected,
	ok: isEqual(found, expected),
});

/** Red executions of *Sync One Customer*: one for each refused record. */
async function redExecutions({ n8n }: Demo): Promise<number> {
	const filter = { workflowId: templateId('sync-one-customer'), status: ['error'] };
	const found = await waitFor(`${REFUSED} red executions`, async () => {
		const executions = await n8n.executions.list(filter);
		return executions.length >= REFUSED && executions;
	});
	return found.length;
}

/** Compares two runs over a fresh sandbox with what its seed must give. */
export async function checkRuns(demo: Demo, first: RunResult, second: RunResult): Promise<Check[]> {
	const { counts } = await demo.control.chargebee.state();
	return [
		check('first run, status', first.status, 'success'),
		check('first run, outcomes', first.outcomes, { created: ACCEPTED, failed: REFUSED, skipped: INACTIVE }),
		check('customers in Chargebee', counts.customers, ACCEPTED),
		check('red executions, one for each refused customer', await redExecutions(demo), REFUSED),
		check('second run, status', second.status, 'success'),
		check('second run, outcomes', second.outcomes, { unchanged: ACCEPTED, failed: REFUSED, skipped: INACTIVE }),
		check('second run, writes', second.writes, 0),
	];
}
