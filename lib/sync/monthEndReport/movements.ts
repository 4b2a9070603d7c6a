import { batchNumber, type EntryLine, generationKey, reversalKey } from '../../ledger';
import { isReleased, type VismaJournal } from '../../visma';
import type { MonthName } from '../journals/books/months';
import { linesIn } from '../journals/posted/batch';
import { isCounterBatch, signatureOf } from '../journals/posted/signature';
import { partsOf } from '../reconcileLedger/strangers';
import type { Study } from '../reconcileLedger/study';

/** What a batch does, whichever way round. */
export type Movement = 'billed' | 'credited' | 'recognised' | 'received' | 'refunded' | 'accrued' | 'exchange' | 'other';

/** A released batch, or an entry's part of one. */
export interface Moved {
	month: MonthName;
	movement: Movement;
	currency: string;
	lines: EntryLine[];
	batchNumber: string;
}

const MOVEMENTS: Array<[RegExp, Movement]> = [
	[/^cb:cn:.+:issue$/, 'credited'],
	[/:issue$/, 'billed'],
	[/:void$/, 'credited'],
	[/:adj:\d{8}$/, 'credited'],
	[/:(?:rec|void-rec|accel):\d{6}$/, 'recognised'],
	[/:pay$/, 'received'],
	[/:refund$/, 'refunded'],
	[/:accr:\d{6}$/, 'accrued'],
	[/:(?:fxres|fx:.+)$/, 'exchange'],
];

const movementOf = (key: string): Movement => MOVEMENTS.find(([pattern]) => pattern.test(key))?.[1] ?? 'other';

/** Everything that is released in the ledger up to a month, with what it does; what is not ours does something else. */
export function movementsIn({ run, months, held, strangers, from, to }: Study): Moved[] {
	const { site } = run.rules;
	const known = new Map<string, string>();
	const note = (key: string, generation: number) => {
		for (let g = 1; g <= generation; g++) {
			known.set(batchNumber(site, generationKey(key, g)), key);
			known.set(batchNumber(site, reversalKey(key, g)), key);
		}
	};
	for (const [key, { generation }] of held.live) note(key, generation);
	for (const { key, live } of strangers) if (key !== undefined && live) note(key, live.generation);
	return months.between(from, to).flatMap((month) =>
		(held.lists.batches.get(month) ?? []).filter(isReleased).flatMap((journal) =>
			partsOf(journal).map((part) => ({
				month,
				movement: whatOf(part, known),
				currency: part.currencyId ?? run.rules.baseCurrency,
				lines: linesIn(part, run.rules, run.books),
				batchNumber: part.batchNumber,
			})),
		),
	);
}

/** Visma's mirror of an accrual, and a person's reversal, hold the lines of what they take back, described as these are. */
function whatOf(part: VismaJournal, known: ReadonlyMap<string, string>): Movement {
	const line = part.journalTransactionLines?.[0]?.transactionDescription;
	const signature = signatureOf(part) ?? (isCounterBatch(part) ? signatureOf({ description: line }) : undefined);
	if (part.reversingEntry === true && signature) return 'accrued';
	return movementOf(known.get(signature?.id15 ?? '') ?? '');
}
