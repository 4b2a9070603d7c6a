import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { NodeResult, NodeRun } from '../runNode';
import { Books } from '../recordEvents/books';
import { TABLES } from '../recordEvents/rules';

export type ReadingOperation = 'checkRules' | 'explainBatch' | 'previewDocument';

/** Runs one of the operations that only read, with the rules of the tables, and sees that nothing is written. */
export async function reading(
	books: Books,
	operation: ReadingOperation,
	parameters: INodeParameters = {},
	{ items = [{}], ...run }: Partial<NodeRun> = {},
): Promise<NodeResult> {
	await books.company.control.visma.clearRequests();
	await books.company.control.chargebee.clearRequests();
	const options = { ...(TABLES.options as INodeParameters), ...(parameters.options as INodeParameters | undefined) };
	const given = { resource: 'journalTransaction', operation, ...TABLES, ...parameters, options };
	const result = await books.company.visma(given, { items: items as IDataObject[], ...run });
	const asked = await books.company.control.chargebee.requests();
	expect([await books.writes(), asked.filter(({ method }) => method !== 'GET')]).toEqual([[], []]);
	return result;
}
