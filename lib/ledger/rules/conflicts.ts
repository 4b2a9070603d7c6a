import { weights, type Field, type Row } from './rows';

export interface RowConflict {
	row: Row;
	other: Row;
	field: Field;
}

const nameOf = ({ when }: Row): string =>
	JSON.stringify(
		(Object.keys(weights) as Array<keyof typeof weights>).map((criterion) => when.get(criterion) ?? null),
	);

/** Every field that two rows with the same criteria set differently. */
export function conflictsOf(rows: readonly Row[]): RowConflict[] {
	const conflicts: RowConflict[] = [];
	const seen = new Map<string, Row[]>();
	for (const row of rows) {
		const twins = seen.get(nameOf(row)) ?? [];
		for (const [field, value] of row.fields) {
			const other = twins.find(({ fields }) => fields.has(field) && fields.get(field) !== value);
			if (other) conflicts.push({ row, other, field });
		}
		seen.set(nameOf(row), [...twins, row]);
	}
	return conflicts;
}
