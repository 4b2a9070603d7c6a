import type { Accounts, Assignment, Condition, Rules } from '../../../../../../lib/ledger';
import { keyIn } from '../../../../keyIn';
import { type AssignmentName, ASSIGNMENTS, CRITERIA, REGIONS, REVENUE_COLUMNS, ROLES, TABLES } from '../words';
import { filled, isBlank, rateIn, revenueIn, type Row, rowIn, rowsIn, subaccountIn } from './cells';
import type { FormFault } from './faults';
import type { Places } from './places';

/** What reading the tables tells: where each rule stands, and what cannot be a rule. */
export interface Reading {
	places: Places;
	faults: FormFault[];
}

/** The tables Accounts and Revenue. */
export function readAccounts(accounts: unknown, revenue: unknown, { places }: Reading): Accounts {
	for (const [role, words] of Object.entries(ROLES)) places.add(`accounts.${role}`, `${TABLES.accounts}: ${words}`);
	for (const [region, words] of Object.entries(REGIONS)) places.add(`accounts.revenue.${region}`, `${TABLES.revenue}: ${words}`);
	const numbers = (row: Row, names: object) =>
		filled(Object.fromEntries(Object.keys(names).map((name) => [name, keyIn(row[name])])));
	const regions = numbers(rowIn(revenue, 'region'), REGIONS);
	const byRegion = Object.keys(regions).length > 0 ? { revenue: regions } : {};
	return { ...numbers(rowIn(accounts, 'account'), ROLES), ...byRegion };
}

/** The table Items. */
export function readItems(table: unknown, reading: Reading): NonNullable<Rules['items']> {
	return keyed(table, { name: 'item', words: TABLES.items, path: 'items' }, reading, {
		key: (row) => keyIn(row.itemPrice) ?? '',
		keyWords: CRITERIA.itemPrice,
		value: (row, path, words) => assignmentIn(row, path, words, reading.places),
	});
}

/** The table VAT Accounts. */
export function readTaxes(table: unknown, reading: Reading): NonNullable<Rules['tax']> {
	return keyed(table, { name: 'tax', words: TABLES.taxes, path: 'tax' }, reading, {
		key: (row) => rateIn(row.rate),
		keyWords: 'VAT Rate',
		value: (row) => keyIn(row.account) ?? '',
	});
}

/** The table Currencies. */
export function readCurrencies(table: unknown, reading: Reading): NonNullable<Rules['currencies']> {
	return keyed(table, { name: 'currency', words: TABLES.currencies, path: 'currencies' }, reading, {
		key: (row) => (keyIn(row.code) ?? '').toUpperCase(),
		keyWords: 'Currency Code',
		value: ({ exponent, precision }, path, words) => {
			reading.places.add(`${path}.exponent`, `${words}: Decimals in Chargebee`);
			reading.places.add(`${path}.precision`, `${words}: Decimals in Visma.net`);
			return filled({ exponent, precision }) as { exponent?: number; precision?: number };
		},
	});
}

/** The table Conditions. */
export function readConditions(table: unknown, { places }: Reading): Condition[] {
	const rows = rowsIn(table, 'condition').map((row, index) => ({ row, words: `${TABLES.conditions}, row ${index + 1}` }));
	return rows
		.filter(({ row }) => !isBlank(row))
		.map(({ row, words }, index) => {
			const path = `conditions[${index}]`;
			places.add(path, words);
			for (const [name, column] of Object.entries(CRITERIA)) places.add(`${path}.when.${name}`, `${words}: ${column}`);
			const when = filled(Object.fromEntries(Object.keys(CRITERIA).map((name) => [name, keyIn(row[name])])));
			return { when, set: assignmentIn(row, `${path}.set`, words, places) };
		});
}

function assignmentIn(row: Row, path: string, words: string, places: Places): Assignment {
	const regionOf: Partial<Record<string, string>> = REVENUE_COLUMNS;
	for (const [name, column] of Object.entries(ASSIGNMENTS)) {
		const region = regionOf[name];
		places.add(`${path}.${region === undefined ? name : `revenue.${region}`}`, `${words}: ${column}`);
	}
	const cell = (name: AssignmentName) => keyIn(row[name]);
	return filled({
		revenue: revenueIn(row),
		deferred: cell('deferred'),
		recognition: cell('recognition') as Assignment['recognition'],
		subaccount: subaccountIn(row.subaccount),
		project: cell('project'),
		branch: cell('branch'),
	});
}

/** A table whose rows are found by a key, which each needs and no two may share. */
function keyed<T>(
	table: unknown,
	{ name, words, path }: { name: string; words: string; path: string },
	{ places, faults }: Reading,
	read: { key: (row: Row) => string; keyWords: string; value: (row: Row, path: string, words: string) => T },
): Record<string, T> {
	const rows: Record<string, T> = {};
	const seen = new Map<string, number>();
	rowsIn(table, name).forEach((row, index) => {
		if (isBlank(row)) return;
		const key = read.key(row);
		const place = `${words}, row ${index + 1}`;
		const twin = seen.get(key);
		if (key === '') {
			faults.push({ place: `${place}: ${read.keyWords}`, message: 'It is empty.', remedy: 'Fill it in, or delete the row.' });
		} else if (twin !== undefined) {
			faults.push({ place, message: `${key} is in row ${twin} already.`, remedy: 'Keep one of them.' });
		} else {
			seen.set(key, index + 1);
			places.add(`${path}.${key}`, `${place} (${key})`);
			rows[key] = read.value(row, `${path}.${key}`, `${place} (${key})`);
		}
	});
	return rows;
}
