import { isSpreadKind } from './kinds';
import { byField, decidingRow, matches, pick, type Context } from './match';
import { itemCriteria, rowsOf, type Field } from './rows';
import { sourcesOf, type Sources } from './sources';
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
	/** Where each of these comes from, worked out when asked. */
	sources(): Sources;
}

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
		const usual = isSpreadKind(given.chargeKind) ? (rules.convention ?? 'daily') : 'immediate';
		const row = (field: Field) => decidingRow(fields, field, context);
		return {
			revenue: pick(fields, `revenue:${region}`, context) ?? code ?? company,
			deferred: pick(fields, 'deferred', context) ?? deferred,
			recognition: (pick(fields, 'recognition', context) as Recognition | undefined) ?? usual,
			subaccount: subaccountOf(context),
			project: pick(fields, 'project', context),
			mapped: code !== undefined || itemRows.some((one) => matches(one, context)),
			sources: () => sourcesOf(context, { row, segments, region, rules, isCoded: code !== undefined }),
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
