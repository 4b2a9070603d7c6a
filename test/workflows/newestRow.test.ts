import { parameter } from './evaluate';

interface Condition {
	keyName: string;
	condition: string;
	keyValue: unknown;
}

/** Where the newest audit row of a record says how the record stands. */
const LOOK_UPS = [
	['watch', 'Newest of Each'],
	['replay', 'Newest of Each Record'],
] as const;

// Reconcile writes a row of its own about a record that was refused: the refusal still waits.
it.each(LOOK_UPS)('%s does not take a difference that Reconcile found for the newest outcome of a record', (template, node) => {
	const conditions = parameter(template, node, 'filters.conditions', [{ records: 'customer:10001' }]) as unknown as Condition[];
	expect(conditions).toEqual([
		{ keyName: 'recordKey', condition: 'eq', keyValue: 'customer:10001' },
		{ keyName: 'outcome', condition: 'neq', keyValue: 'difference' },
	]);
});
