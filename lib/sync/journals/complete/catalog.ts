import { findItemPrices, type ChargebeeClient } from '../../../chargebee';
import type { LedgerEvent, Rules } from '../../../ledger';
import { idsOf, objectsOf, type Json } from './json';
import { recordsIn } from './nouns';

/** The lines of invoices and credit notes, and unbilled charges, which are lines to be. */
function linesIn(event: LedgerEvent): Json[] {
	const documents = [...recordsIn(event, 'invoice'), ...recordsIn(event, 'creditNote')];
	return [...documents.flatMap((document) => objectsOf(document.line_items)), ...recordsIn(event, 'charge')];
}

/** The item prices of subscriptions, where they carry the money. */
function itemsIn(event: LedgerEvent): unknown[] {
	const items = recordsIn(event, 'subscription').flatMap((subscription) => objectsOf(subscription.subscription_items));
	return items.map(({ item_price_id: id }) => id);
}

function itemPricesIn(events: readonly LedgerEvent[], { basis }: Pick<Rules, 'basis'>): string[] {
	if (basis === 'subscription') return idsOf(events.flatMap(itemsIn));
	const lines = events.flatMap(linesIn).filter(({ entity_type: type }) => String(type).endsWith('_item_price'));
	return idsOf(lines.map((line) => line.entity_id));
}

/**
 * Reads the item prices that the events sell, 100 a call: their item family and accounting code, for the rules. Item
 * prices that Chargebee does not list, and lines that sell none (`adhoc`, plans of Product Catalog 1.0), are absent.
 */
export async function readCatalog(
	events: readonly LedgerEvent[],
	client: ChargebeeClient,
	rules: Pick<Rules, 'basis'> = {},
): Promise<NonNullable<Rules['catalog']>> {
	const prices = await findItemPrices(client, itemPricesIn(events, rules));
	return Object.fromEntries(
		[...prices].map(([id, { item_family_id: itemFamily, accounting_detail: detail }]) => [
			id,
			{ itemFamily, accountingCode: detail?.accounting_code },
		]),
	);
}
