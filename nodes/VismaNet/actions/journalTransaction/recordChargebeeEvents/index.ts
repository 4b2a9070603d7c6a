import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { attempt } from '../../../../../lib/attempt';
import { recordEvents } from '../../../../../lib/sync/journals';
import { checkBookedAs } from '../../../../Chargebee/bookedAs';
import { chargebeeSite } from '../../../../Chargebee/site';
import { withCalls } from '../../../../shared/calls';
import { deliver } from '../../../../shared/deliver';
import { waitPolicy } from '../../../../shared/fields';
import { vismaCompany } from '../../../client';
import { deliveryOf, notBegun } from './delivery';
import { byItem, checkWhole, readEvents } from './events';
import { showHints } from './hints';
import { readOptions } from './options';
import { readSetup } from './settings';

export { description } from './fields';

/** All items are one set: documents are gathered from all events, then compared with what Visma.net holds of them. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const options = readOptions(this);
	const policy = waitPolicy(options.maxWaitSeconds);
	const company = await vismaCompany(this, policy);
	const site = await chargebeeSite(this, { policy });
	const given = readEvents(this);
	const read = await attempt(async () => {
		checkBookedAs(site.credential, 'journals');
		checkWhole(given.events);
		return await Promise.resolve(readSetup(this, options, site.credential));
	});
	if (!read.ok) return deliver(this, notBegun(this, read.error));
	const { settings, places } = read.value;
	const deps = {
		visma: company.client,
		chargebee: site.client,
		executionId: this.getExecutionId(),
		now: () => new Date().toISOString(),
	};
	const run = await attempt(async () => await recordEvents(given.events, deps, settings));
	if (!run.ok) return deliver(this, notBegun(this, run.error, places));
	showHints(this, run.value.warnings, run.value.opening, places);
	const { maskPersonalFields } = site.credential;
	const items = deliver(this, { ...deliveryOf(this, byItem(run.value, given), site, places), maskPersonalFields });
	return withCalls(items, { visma: company.calls(), chargebee: site.calls() });
}
