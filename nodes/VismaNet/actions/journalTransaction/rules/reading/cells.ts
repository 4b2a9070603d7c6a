import type { RevenueAccounts } from '../../../../../../lib/ledger';
import { keyIn } from '../../../../keyIn';
import { readSegments, segmentsText } from '../../../../segments';
import { REVENUE_COLUMNS, type RevenueColumn } from '../words';

/** A row of a table as the form holds it: texts, pickers, numbers. */
export type Row = Record<string, unknown>;

/** The rows of a table; a table without rows holds nothing. */
export function rowsIn(table: unknown, name: string): Row[] {
	const rows: unknown = (table as Record<string, unknown> | undefined)?.[name];
	return Array.isArray(rows) ? (rows as Row[]) : [];
}

/** The only row of a table that has one. */
export function rowIn(table: unknown, name: string): Row {
	const row: unknown = (table as Record<string, unknown> | undefined)?.[name];
	return typeof row === 'object' && row !== null ? (row as Row) : {};
}

/** Without the members that nobody filled. */
export function filled<T extends object>(members: T): Partial<T> {
	const entries = Object.entries(members).filter(([, value]) => value !== undefined && value !== '');
	return Object.fromEntries(entries) as Partial<T>;
}

export const isBlank = (row: Row) => Object.values(row).every((cell) => keyIn(cell) === undefined);

/** Segments as the ledger writes them; what cannot be read is left to the check of the rules. */
export function subaccountIn(cell: unknown): string | undefined {
	const text = keyIn(cell);
	if (text === undefined) return undefined;
	try {
		return segmentsText(readSegments(text) ?? []);
	} catch {
		return text;
	}
}

/** A rate as people write it: `25,5 %`. */
export const rateIn = (cell: unknown) => (keyIn(cell) ?? '').replace(/\s*%$/, '').replace(',', '.');

/** Revenue accounts by region, from the columns of a row. */
export function revenueIn(row: Row): RevenueAccounts | undefined {
	const accounts = Object.entries(REVENUE_COLUMNS).map(([column, region]) => [region, keyIn(row[column as RevenueColumn])]);
	const named = filled(Object.fromEntries(accounts) as Record<string, string | undefined>);
	return Object.keys(named).length > 0 ? named : undefined;
}
