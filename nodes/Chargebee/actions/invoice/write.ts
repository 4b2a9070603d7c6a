import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { unixSeconds } from '../../../../lib/chargebee';
import { ExplainedError } from '../../../../lib/http';
import type { SentRequest } from '../../../../lib/sync/audit';
import type { Edited, EditRun } from '../../../../lib/sync/invoices/edit';
import { waitPolicy } from '../../../shared/fields';
import { chargebeeSite, type Site } from '../../site';
import { type Work, writeEach } from '../../writeEach';
import { NOUN } from './noun';

/** Options of every write. */
export interface WriteOptions {
	dryRun?: boolean;
	maxWaitSeconds?: number;
	raiseWebhooks?: boolean;
}

/** What one item wants, read from the node before anything is sent. */
export interface Order {
	/** Id of the invoice. */
	id: string;
	/** Names the write beyond the execution, where no id does: a retry is then answered from Chargebee's memory. */
	scope?: string;
	edit: (run: EditRun, requests: SentRequest[]) => Promise<Edited>;
}

/** Writes the invoice of each item. */
export async function writeInvoices(
	context: IExecuteFunctions,
	order: (index: number, site: Site) => Order,
): Promise<INodeExecutionData[]> {
	const { maxWaitSeconds, raiseWebhooks = false } = context.getNodeParameter('options', 0, {}) as WriteOptions;
	const site = await chargebeeSite(context, { policy: waitPolicy(maxWaitSeconds), raiseWebhooks });
	return await writeEach(context, NOUN, (index): Work => {
		const { dryRun = false } = context.getNodeParameter('options', index, {}) as WriteOptions;
		const { id, edit, scope = context.getExecutionId() } = order(index, site);
		const write = async (requests: SentRequest[]) => {
			const { invoice, ...edited } = await edit({ client: site.client, scope, dryRun }, requests);
			return { ...edited, id: invoice?.id, record: invoice };
		};
		return { id, dryRun, write };
	});
}

export function invoiceIdOf(context: IExecuteFunctions, index: number): string {
	const id = String(context.getNodeParameter('invoiceId', index, '', { extractValue: true })).trim();
	if (id !== '') return id;
	throw invalid('No invoice is chosen', 'Choose one, or fill in its ID.');
}

/** Seconds since the epoch of a field or a member that holds a time; undefined when it is empty. */
export function timeOf(value: unknown, name: string, zone: string): number | undefined {
	const text = (value instanceof Date ? value.toISOString() : String(value ?? '')).trim();
	if (text === '') return undefined;
	try {
		return unixSeconds(text, zone);
	} catch (error) {
		throw invalid(`${name}: ${(error as Error).message}`, 'Write it like 2026-01-31, or as seconds since 1970.');
	}
}

/** What is wrong with the fields of an item: it is refused before a call, and the others are not. */
export const invalid = (message: string, remedy: string): ExplainedError =>
	new ExplainedError({ message, remedy, code: 'invoice-fields-invalid' });
