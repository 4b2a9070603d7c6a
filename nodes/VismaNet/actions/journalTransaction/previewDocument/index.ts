import { range } from 'lodash';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { attempt } from '../../../../../lib/attempt';
import { LedgerError, type LedgerEvent } from '../../../../../lib/ledger';
import { previewEvents } from '../../../../../lib/sync/journals/explain';
import { chargebeeSite } from '../../../../Chargebee/site';
import { pairing } from '../../../../shared/deliver';
import { waitPolicy } from '../../../../shared/fields';
import { vismaCompany } from '../../../client';
import { orFail } from '../explained/failing';
import { eventsOf, itemsOf, readEvents } from '../recordChargebeeEvents/events';
import { showHints } from '../recordChargebeeEvents/hints';
import { readOptions } from '../recordChargebeeEvents/options';
import { readSetup } from '../recordChargebeeEvents/settings';
import { ruleFaults } from '../rules/read';
import { itemOf } from './item';

export { description } from './fields';

/** All items are one set, as when they are booked; one output item per document. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const options = readOptions(this);
	const policy = waitPolicy(options.maxWaitSeconds);
	const { client: visma } = await vismaCompany(this, policy);
	const site = await chargebeeSite(this, { policy });
	const inputs = range(this.getInputData().length);
	return await orFail(this, { about: 'Preview', chargebeeUrl: site.baseUrl }, async () => {
		const { settings, places } = readSetup(this, options, site.credential);
		const deps = { visma, chargebee: site.client, executionId: this.getExecutionId(), now: () => new Date().toISOString() };
		const { events, items } = readEvents(this, documentsOf);
		const preview = await attempt(async () => await previewEvents(events, deps, settings));
		if (!preview.ok) throw preview.error instanceof LedgerError ? ruleFaults(preview.error, places) : (preview.error as Error);
		const { documents, warnings, opening, stoppedBy } = preview.value;
		if (stoppedBy) throw stoppedBy;
		showHints(this, warnings, opening, places);
		return documents.map((document) => ({
			json: itemOf(document, places) as unknown as IDataObject,
			pairedItem: pairing(document.events.length > 0 ? itemsOf(document.events, items) : inputs),
		}));
	});
}

/** The events of an item; of a document one that names it, so that it is read. */
function documentsOf(context: IExecuteFunctions, index: number): LedgerEvent[] {
	const noun = context.getNodeParameter('previewOf', index) as 'invoice' | 'creditNote' | 'event';
	if (noun === 'event') return eventsOf(context, index);
	const id = String(context.getNodeParameter('documentId', index)).trim();
	return [{ id: `preview of ${id}`, event_type: 'document_named', content: { [noun === 'invoice' ? 'invoice' : 'credit_note']: { id } } }];
}
