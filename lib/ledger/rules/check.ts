import type { Fault } from '../fault';
import type { Rules } from '../types/rules';
import { isObject } from '../wire/json';
import { conflictsOf } from './conflicts';
import { expectations as an } from './expect';
import { deadRows } from './match';
import { bases, scopes } from './modes';
import { checkParts, checkPolicies } from './parts';
import { regions, rowsOf } from './rows';
import { expect, expectShape, type Complain, type Shape } from './shape';

/** What is wrong with rules (nothing is booked) and what is merely odd. */
export interface Checked {
	faults: Fault[];
	warnings: string[];
}

const required: Shape = {
	site: an.text,
	baseCurrency: an.currency,
	timeZone: an.timeZone,
	homeCountry: an.country,
	accounts: an.object,
};

const optional: Shape = {
	siteBaseCurrency: an.currency,
	convention: an.oneOf(['daily', 'monthly']),
	defaultRegion: an.oneOf(regions),
	items: an.object,
	tax: an.object,
	currencies: an.object,
	defaultSubaccount: an.subaccount,
	conditions: { test: Array.isArray, wanted: 'a list' },
	catalog: an.object,
	useAccountingDetail: an.yesOrNo,
	unmappedItems: an.oneOf(['accounts', 'refuse']),
	firstOpenPeriod: an.period,
	horizon: an.period,
	onCancelWithoutCredit: an.oneOf(['continue', 'accelerate']),
	creditNotesWithoutDates: an.oneOf(['atOnce', 'prospectively']),
	writeOff: an.object,
	settleFxResidue: an.yesOrNo,
	cutover: an.object,
	invoiceIdPrefix: an.prefix,
	scope: an.oneOf(scopes),
	basis: an.oneOf(bases),
	subscription: an.object,
};

/**
 * Examines rules as they come from a form or as JSON. Lists every fault at once, each with the path of the rule and
 * the remedy; nothing may be booked while there is one. Warnings are rows that never decide anything and names that
 * mean nothing.
 */
export function checkRules(rules: unknown): Checked {
	const faults: Fault[] = [];
	const complain: Complain = (path, message, remedy) => {
		faults.push({ code: 'rules-invalid', document: 'rules', rule: path, message: `${path}: ${message}`, remedy });
	};
	if (!isObject(rules)) {
		complain('rules', 'There are none.', 'They must be an object.');
		return { faults, warnings: [] };
	}
	for (const [name, expectation] of Object.entries(required)) expect(complain, name, rules[name] ?? '', expectation);
	expectShape(complain, '', rules, optional);
	checkParts(complain, rules);
	checkPolicies(complain, rules);
	if (faults.length > 0) return { faults, warnings: [] };
	return compareRows(complain, faults, rules as unknown as Rules);
}

function compareRows(complain: Complain, faults: Fault[], rules: Rules): Checked {
	const rows = rowsOf(rules);
	for (const { row, other, field } of conflictsOf(rows)) {
		complain(
			row.name,
			`It sets ${field} otherwise than ${other.name}, which applies to the same.`,
			'Keep one of them.',
		);
	}
	const known = new Set([...Object.keys(required), ...Object.keys(optional)]);
	const warnings = [
		...Object.keys(rules)
			.filter((name) => !known.has(name))
			.map((name) => `${name}: there is no such rule.`),
		...deadRows(rows, rules.catalog ?? {}).map(
			({ name }) => `${name}: a heavier row always decides instead of it.`,
		),
	];
	return { faults, warnings };
}
