import { byField, matches, pick, type Context } from './match';
import { itemCriteria, rowsOf } from './rows';
import { formatSubaccount, parseSubaccount } from './subaccount';
import type { Recognition, Region, Rules } from '../types/rules';

/** How a line is booked. Accounts are undefined when no rule names one. */
export interface Treatment {
	revenue: string | undefined;
	deferred: string | undefined;
	recognition: Recognition;
	subaccount: string | null;
	project: string | undefined;
	/** False when no row on the item, its family or its charge kind covers the line. */
	mapped: boolean;
}

/** Lines that render a service over time; every other kind is earned at once unless a row says otherwise. */
const spreadKinds = new Set(['plan_item_price', 'addon_item_price', 'plan', 'addon']);

export interface Treatments {
	/** The treatment of a line, remembered per distinct context. */
	ofLine(context: Context, region: Region): Treatment;
	/** The branch of a whole document. */
	branchOf(context: Context): string | undefined;
	/** The subaccount of lines that no row decides: receivable, tax, rounding, bank. */
	readonly subaccount: string | null;
}

/** Makes the look-up of valid rules: field by field the heaviest matching row, then the company's defaults. */
export function treatments(rules: Rules): Treatments {
	const rows = rowsOf(rules);
	const fields = byField(rows);
	const catalog = rules.catalog ?? {};
	const defaults = (rules.defaultSubaccount && parseSubaccount(rules.defaultSubaccount)) || new Map<string, string>();
	const segments = [...fields.keys()].filter((field) => field.startsWith('subaccount:'));
	const itemRows = rows.filter(({ when }) => itemCriteria.some((criterion) => when.has(criterion)));
	const known = new Map<string, Treatment>();

	const subaccountOf = (context: Context): string | null => {
		const chosen = new Map(defaults);
		for (const field of segments) {
			const value = pick(fields, field, context);
			if (value !== undefined) chosen.set(field.slice('subaccount:'.length), value);
		}
		return formatSubaccount(chosen);
	};
	const decide = (given: Context, region: Region): Treatment => {
		const entry = given.itemPrice === undefined ? undefined : catalog[given.itemPrice];
		const context = entry?.itemFamily ? { ...given, itemFamily: entry.itemFamily } : given;
		const code = rules.useAccountingDetail ? entry?.accountingCode : undefined;
		const { revenue, deferred } = rules.accounts;
		const company = typeof revenue === 'string' ? revenue : revenue?.[region];
		const usual = spreadKinds.has(given.chargeKind ?? '') ? (rules.convention ?? 'daily') : 'immediate';
		return {
			revenue: pick(fields, `revenue:${region}`, context) ?? code ?? company,
			deferred: pick(fields, 'deferred', context) ?? deferred,
			recognition: (pick(fields, 'recognition', context) as Recognition | undefined) ?? usual,
			subaccount: subaccountOf(context),
			project: pick(fields, 'project', context),
			mapped: code !== undefined || itemRows.some((row) => matches(row, context)),
		};
	};
	return {
		subaccount: formatSubaccount(defaults),
		branchOf: (context) => pick(fields, 'branch', context),
		ofLine(context, region) {
			const { itemPrice, chargeKind, businessEntity, country, currency } = context;
			const id = JSON.stringify([region, itemPrice, chargeKind, businessEntity, country, currency]);
			let treatment = known.get(id);
			if (!treatment) known.set(id, (treatment = decide(context, region)));
			return treatment;
		},
	};
}
