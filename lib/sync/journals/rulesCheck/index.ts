import { uniqBy } from 'lodash';

import { attempt } from '../../../attempt';
import { type ChargebeeClient, listItemPrices } from '../../../chargebee';
import { checkRules, type Fault, LedgerError, type Rules } from '../../../ledger';
import type { VismaClient } from '../../../visma';
import { readBooks } from '../books/read';
import { accountFindings, dimensionFindings } from './accounts';
import { currencyFindings } from './currencies';
import { documentFindings, newestDocuments } from './documents';
import { error, type Finding } from './finding';
import { catalogOf, coveredItems, type CoveredItem, rowsAboutNothing, uncovered } from './items';
import { findingOfWarning } from './warnings';

export type { Finding } from './finding';
export type { CoveredItem } from './items';

export interface RulesCheck {
	findings: Finding[];
	/** How each item price is booked. */
	items: CoveredItem[];
	/** How many of the newest documents were tried. */
	documents: number;
}

export interface RulesCheckOptions {
	/** Whether item prices count that are not sold any more. */
	archived: boolean;
	/** How many of the newest invoices, and of the newest credit notes, are tried. */
	documents: number;
}

/**
 * Compares rules with what the site sells and what Visma has, before anything is posted: rows that overlap, that never
 * decide anything or are about nothing; items, accounts, VAT rates and currencies that would be refused. Nothing is written.
 *
 * @throws RequestError when Visma or Chargebee cannot be read
 */
export async function checkAgainstSite(
	rules: Rules,
	{ visma, chargebee }: { visma: VismaClient; chargebee: ChargebeeClient },
	{ archived, documents }: RulesCheckOptions,
): Promise<RulesCheck> {
	const all = await listItemPrices(chargebee, {});
	const complete: Rules = { ...rules, catalog: { ...rules.catalog, ...catalogOf(all) } };
	const { faults, warnings } = checkRules(complete);
	if (faults.length > 0) return { findings: faults.map(ofFault), items: [], documents: 0 };
	const prices = all.filter(({ status }) => archived || status === undefined || status === 'active');
	const items = coveredItems(prices, complete);
	const books = await attempt(async () => await readBooks(visma, { rules }));
	if (!books.ok && !(books.error instanceof LedgerError)) throw books.error;
	const tried = await newestDocuments(documents, chargebee);
	const findings = [
		...(books.ok ? [...accountFindings(complete, books.value), ...currencyFindings(items, rules, books.value)] : []),
		...(books.ok || !(books.error instanceof LedgerError) ? [] : books.error.faults.map(ofFault)),
		...(await dimensionFindings(rules, visma)),
		...uncovered(items, rules),
		...documentFindings(tried, complete),
		...warnings.map(findingOfWarning),
		...rowsAboutNothing(rules, all),
	];
	const once = uniqBy(findings, ({ code, where }) => `${code} ${where}`);
	return { findings: once.sort((a, b) => (a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : 0)), items, documents: tried.invoices.length + tried.creditNotes.length };
}

const ofFault = ({ code, rule, document, message, remedy }: Fault): Finding =>
	error({ code, what: rule !== undefined && message.startsWith(`${rule}: `) ? message.slice(rule.length + 2) : message, where: rule ?? document, remedy });
