import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import {
	type Body,
	encode,
	ensureJournal,
	isReleased,
	JOURNALS,
	releaseJournal,
	type VismaClient,
} from '../../../../../lib/visma';
import { inBackground } from '../../../background';
import { vismaCompany } from '../../../client';
import { ensureEnding } from '../../../ensuring';
import { releaseCreated } from '../../../releasing';
import { BATCH } from '../../../recordKind';
import { type Work, writeEach, type Written } from '../../../writeEach';
import { readBody } from './read';

export { description } from './fields';

interface Options {
	background?: boolean;
	dryRun?: boolean;
	maxWaitSeconds?: number;
}

const ADVICE =
	'Retry the execution only when each batch has a batch number of its own: those done without one would be created again.';

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { maxWaitSeconds = 90 } = this.getNodeParameter('options', 0, {}) as Options;
	const budgetMs = maxWaitSeconds * 1000;
	const { client, timezone } = await vismaCompany(this, { waitBudgetMs: budgetMs });
	return await writeEach(
		this,
		BATCH,
		(index): Work => {
			const body = readBody(this, index, timezone);
			const { dryRun = false, background: behind } = this.getNodeParameter('options', index, {}) as Options;
			const release = this.getNodeParameter('afterCreating', index) === 'release';
			const request = { method: 'POST', path: JOURNALS, body: JSON.parse(encode(body)) as Record<string, unknown> };
			const number = ownNumber(request.body);
			const write: Work['write'] = async (begin) =>
				await inBackground(client, behind, budgetMs, async (by) => await create(by, body, release ? budgetMs : undefined, begin));
			return { number, request, write: dryRun ? dry(request, number) : write };
		},
		ADVICE,
	);
}

const ownNumber = (body: Record<string, unknown>) => String((body.batchNumber as { value?: unknown } | undefined)?.value ?? '');

const dry = (request: Work['request'], number: string) => async (): Promise<Written> =>
	await Promise.resolve({ outcome: 'created', number, dryRun: true, request });

/** Creates a batch and, within the budget when there is one, releases it. */
async function create(
	client: VismaClient,
	body: Body,
	budgetMs: number | undefined,
	begin: (written: Written) => void,
): Promise<Written> {
	const ensured = await ensureJournal(client, body);
	const { batchNumber: number } = ensured;
	const taken = 'The number belongs to another batch in Visma.net. Nothing was written: choose another number.';
	const wasReleased = 'journal' in ensured && isReleased(ensured.journal);
	const begun = { ...ensureEnding(BATCH, { ...ensured, number }, taken, wasReleased), number };
	if (budgetMs === undefined) return begun;
	return await releaseCreated(BATCH, begun, begin, async () => await releaseJournal(client, number, { budgetMs }));
}
