import type { Decided } from '../../../../../lib/ledger';
import type { CoveredItem, Finding, RulesCheck } from '../../../../../lib/sync/journals/rulesCheck';
import type { FormFault } from '../rules/reading/faults';
import type { Places } from '../rules/reading/places';

/** A finding as an item. */
export interface FindingItem {
	type: 'finding';
	severity: Finding['severity'] | 'none';
	code?: string;
	what: string;
	where?: string;
	remedy?: string;
}

/** An account or choice, and the rule that gives it, in the words of the form. */
interface Said {
	value: string;
	from: string;
}

/** How an item price is booked, as an item. */
export interface CoverageItem extends Pick<CoveredItem, 'itemPrice' | 'name' | 'itemFamily' | 'chargeKind' | 'currency' | 'status' | 'mapped'> {
	type: 'coverage';
	revenueDomestic: Said;
	revenueEu: Said;
	revenueExport: Said;
	deferred?: Said;
	recognition: Said;
	subaccount: Said;
}

/** What was found, in the words of the form; one item that says so when nothing was. */
export function findingItems({ findings, items, documents }: RulesCheck, places: Places): FindingItem[] {
	if (findings.length === 0) {
		const what = `Nothing is wrong: ${items.length} item prices are covered, and ${documents} of the newest documents can be booked.`;
		return [{ type: 'finding', severity: 'none', what }];
	}
	return findings.map(({ what, where, remedy, ...finding }) => ({
		type: 'finding',
		...finding,
		what: places.inWords(what),
		where: isRule(where) ? places.of(where) : where,
		remedy: places.inWords(remedy),
	}));
}

/** Documents have families as `cb:inv:7`; everything else is a rule or the name of something in Visma. */
const isRule = (where: string) => !/^(cb:|period )/.test(where);

/** Rules that cannot even be read as such. */
export const faultItems = (faults: readonly FormFault[]): FindingItem[] =>
	faults.map(({ place, message, remedy, code = 'rules-invalid' }) => ({ type: 'finding', severity: 'error', code, what: message, where: place, remedy }));

/** The table of what is booked where. */
export function coverageItems({ items }: RulesCheck, places: Places): CoverageItem[] {
	const from = ({ rule, when }: Pick<Decided, 'rule' | 'when'>) => `${rule === '' ? '' : places.of(rule)}${when ? ` (${when})` : ''}`.trim();
	const said = (decided: Decided): Said => ({ value: decided.value, from: from(decided) });
	return items.map(({ revenue, deferred, recognition, subaccount, ...item }) => ({
		type: 'coverage',
		...item,
		revenueDomestic: said(revenue.domestic),
		revenueEu: said(revenue.eu),
		revenueExport: said(revenue.export),
		...(deferred ? { deferred: said(deferred) } : {}),
		recognition: said(recognition),
		subaccount: { value: subaccount.value, from: subaccount.sources.map(from).join(', ') },
	}));
}
