import type { Fault } from '../fault';
import { parseDecimal, plainDecimal } from '../money/decimal';
import type { Rules } from '../types/rules';
import { isObject, type Json } from '../wire/json';
import { conflictsOf } from './conflicts';
import { expectations as an, type Expectation } from './expect';
import { deadRows } from './match';
import { bases, scopes } from './modes';
import { criteria, itemCriteria, regions, rowsOf } from './rows';

/** What is wrong with rules (nothing is booked) and what is merely odd. */
export interface Checked {
	faults: Fault[];
	warnings: string[];
}

type Complain = (path: string, message: string, remedy: string) => void;
type Shape = Record<string, Expectation>;

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
};

const accounts: Shape = Object.fromEntries(
	['receivable', 'deferred', 'accrued', 'rounding', 'bank', 'customerAdvance', 'fxGain', 'fxLoss'].map((role) => [
		role,
		an.account,
	]),
);
const revenue: Shape = Object.fromEntries(regions.map((region) => [region, an.account]));
const assignment: Shape = {
	deferred: an.account,
	recognition: an.recognition,
	subaccount: an.subaccount,
	project: an.text,
	branch: an.text,
};
const when: Shape = Object.fromEntries(criteria.map((criterion) => [criterion, an.text]));

function expect(complain: Complain, path: string, value: unknown, { test, wanted }: Expectation): void {
	if (value !== null && value !== undefined && !test(value)) {
		complain(path, `It is ${JSON.stringify(value)}.`, `It must be ${wanted}.`);
	}
}

function expectShape(complain: Complain, path: string, value: unknown, shape: Shape): void {
	if (!isObject(value)) return;
	for (const [name, expectation] of Object.entries(shape)) {
		expect(complain, path ? `${path}.${name}` : name, value[name], expectation);
	}
}

/** For parts where a misspelt name would silently widen or lose a rule. */
function expectOnly(complain: Complain, path: string, value: unknown, names: readonly string[]): void {
	for (const name of Object.keys(isObject(value) ? value : {})) {
		if (!names.includes(name)) {
			complain(`${path}.${name}`, 'There is no such rule.', `It must be one of ${names.join(', ')}.`);
		}
	}
}

function expectEach(complain: Complain, path: string, value: unknown, check: (path: string, row: unknown) => void): void {
	for (const [name, row] of Object.entries(isObject(value) ? value : {})) {
		if (row === null || isObject(row)) check(`${path}.${name}`, row ?? {});
		else complain(`${path}.${name}`, `It is ${JSON.stringify(row)}.`, 'It must be an object.');
	}
}

function expectRevenue(complain: Complain, path: string, value: unknown): void {
	if (isObject(value)) {
		expectShape(complain, path, value, revenue);
		expectOnly(complain, path, value, regions);
	} else expect(complain, path, value, an.account);
}

function expectAssignment(complain: Complain, path: string, value: unknown): void {
	expectShape(complain, path, value, assignment);
	expectOnly(complain, path, value, ['revenue', ...Object.keys(assignment)]);
	if (isObject(value)) expectRevenue(complain, `${path}.revenue`, value.revenue);
}

function expectCondition(complain: Complain, path: string, condition: unknown): void {
	if (!isObject(condition) || !isObject(condition.when) || !isObject(condition.set)) {
		complain(path, 'It is no row.', 'It must be an object with `when` and `set`.');
		return;
	}
	expectShape(complain, `${path}.when`, condition.when, when);
	expectOnly(complain, `${path}.when`, condition.when, criteria);
	expectAssignment(complain, `${path}.set`, condition.set);
	const { when: given, set } = condition;
	const itemWise = itemCriteria.filter((criterion) => given[criterion]);
	if (set.branch && itemWise.length > 0) {
		complain(`${path}.set.branch`, `It depends on ${itemWise.join(' and ')}.`, 'One batch has one branch: choose it by business entity, country or currency.');
	}
}

function checkTax(complain: Complain, tax: unknown): void {
	const seen = new Map<string, string>();
	for (const [rate, account] of Object.entries(isObject(tax) ? tax : {})) {
		const parsed = parseDecimal(rate);
		if (!parsed) complain(`tax.${rate}`, 'Its name is no rate.', 'It must be the exact rate, as in 25 or 25.5.');
		const name = parsed ? plainDecimal(parsed) : rate;
		if (seen.has(name)) complain(`tax.${rate}`, `It is the same rate as tax.${seen.get(name)}.`, 'Keep one of them.');
		seen.set(name, rate);
		expect(complain, `tax.${rate}`, account ?? '', an.account);
	}
}

function checkParts(complain: Complain, rules: Json): void {
	expectShape(complain, 'accounts', rules.accounts, accounts);
	if (isObject(rules.accounts)) expectRevenue(complain, 'accounts.revenue', rules.accounts.revenue);
	checkTax(complain, rules.tax);
	expectEach(complain, 'items', rules.items, (path, row) => {
		expectAssignment(complain, path, row);
		if (isObject(row) && row.branch) {
			complain(`${path}.branch`, 'It depends on the item.', 'One batch has one branch: choose it by business entity, country or currency.');
		}
	});
	expectEach(complain, 'currencies', rules.currencies, (path, row) =>
		expectShape(complain, path, row, { exponent: an.decimals, precision: an.decimals }),
	);
	expectEach(complain, 'catalog', rules.catalog, (path, row) =>
		expectShape(complain, path, row, { itemFamily: an.text, accountingCode: an.account }),
	);
	if (Array.isArray(rules.conditions)) {
		rules.conditions.forEach((row, i) => expectCondition(complain, `conditions[${i}]`, row));
	}
}

function checkPolicies(complain: Complain, { cutover, writeOff }: Json): void {
	if (isObject(cutover)) {
		expect(complain, 'cutover.date', cutover.date ?? '', an.date);
		expect(complain, 'cutover.mode', cutover.mode, an.oneOf(['ignore', 'recogniseOnly']));
	}
	if (isObject(writeOff)) {
		expect(complain, 'writeOff.policy', writeOff.policy ?? '', an.oneOf(['creditNote', 'badDebt']));
		expect(complain, 'writeOff.taxRelief', writeOff.taxRelief, an.yesOrNo);
		if (writeOff.policy === 'badDebt') expect(complain, 'writeOff.account', writeOff.account ?? '', an.account);
	}
}

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
		complain(row.name, `It sets ${field} otherwise than ${other.name}, which applies to the same.`, 'Keep one of them.');
	}
	const known = new Set([...Object.keys(required), ...Object.keys(optional)]);
	const warnings = [
		...Object.keys(rules).filter((name) => !known.has(name)).map((name) => `${name}: there is no such rule.`),
		...deadRows(rows, rules.catalog ?? {}).map(({ name }) => `${name}: a heavier row always decides instead of it.`),
	];
	return { faults, warnings };
}
