import { findItemPrices, type ChargebeeClient } from '../../../chargebee';
import type { LedgerEvent, Rules } from '../../../ledger';
import { idsOf, objectsOf, type Json } from './json';
import { recordsIn } from './nouns';

/** The lines of invoices and credit notes, and unbilled charges, which are lines to be. */
function linesIn(event: LedgerEvent): Json[] {
	const documents = [...recordsIn(event, 'invoice'), ...recordsIn(event, 'creditNote')];
	return [...documents.flatMap((document) => objectsOf(document.line_items)), ...recordsIn(event, 'charge')];
}

/**
 * Reads the item prices that the events sell, 100 a call: their item family and accounting code, for the rules. Item
 * prices that Chargebee does not list, and lines that sell none (`adhoc`, plans of Product Catalog 1.0), are absent.
 */
export async function readCatalog(
	events: readonly LedgerEvent[],
	client: ChargebeeClient,
): Promise<NonNullable<Rules['catalog']>> {
	const lines = events.flatMap(linesIn).filter(({ entity_type: type }) => String(type).endsWith('_item_price'));
	const prices = await findItemPrices(client, idsOf(lines.map((line) => line.entity_id)));
	return Object.fromEntries(
		[...prices].map(([id, { item_family_id: itemFamily, accounting_detail: detail }]) => [
			id,
			{ itemFamily, accountingCode: detail?.accounting_code },
		]),
	);
}
