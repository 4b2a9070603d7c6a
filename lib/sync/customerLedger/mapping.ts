import type { BilledLine, Region } from '../../ledger';

export const CRITERIA = ['itemPrice', 'region', 'vatRate'] as const;
export const COLUMNS = ['account', 'subaccount', 'vatCode', 'deferralCode', 'taxId'] as const;
export type Column = (typeof COLUMNS)[number];

/** What lines are booked as to which all of `when` applies. */
export interface MappingRow {
	when: { itemPrice?: string; region?: Region; vatRate?: string };
	/** `subaccount` is `segmentId=segmentValue`, several joined by commas; `deferralCode: none` earns at once. */
	set: Partial<Record<Column, string>>;
}

/** More specific rows win: an item price more than region and rate together. */
const WEIGHTS: Record<(typeof CRITERIA)[number], number> = { itemPrice: 4, region: 2, vatRate: 1 };

/** Recognised at once although the service goes on: said, not forgotten. */
export const NO_DEFERRAL = 'none';

/** What each column of a line comes to: from the most specific row that applies and fills it. */
export function columnsOf(rows: readonly MappingRow[], line: BilledLine, region: Region): Partial<Record<Column, string>> {
	const known = { itemPrice: line.itemPrice, region, vatRate: line.vatRate };
	const fitting = rows
		.filter(({ when }) => CRITERIA.every((name) => when[name] === undefined || when[name] === known[name]))
		.sort((a, b) => weightOf(b) - weightOf(a));
	const valueOf = (column: Column) => fitting.find(({ set }) => set[column] !== undefined)?.set[column];
	const entries = COLUMNS.map((column) => [column, valueOf(column)] as const);
	return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Rows with the same criteria that say different things: row numbers, from 1, and the column. */
export function contradictions(rows: readonly MappingRow[]): Array<{ rows: [number, number]; column: Column }> {
	return rows.flatMap((row, index) =>
		rows.slice(0, index).flatMap((other, earlier) => {
			if (CRITERIA.some((name) => row.when[name] !== other.when[name])) return [];
			const differs = (column: Column) =>
				row.set[column] !== undefined && other.set[column] !== undefined && row.set[column] !== other.set[column];
			return COLUMNS.filter(differs).map((column) => ({ rows: [earlier + 1, index + 1] as [number, number], column }));
		}),
	);
}

const weightOf = ({ when }: MappingRow) =>
	CRITERIA.reduce((weight, name) => weight + (when[name] === undefined ? 0 : WEIGHTS[name]), 0);
