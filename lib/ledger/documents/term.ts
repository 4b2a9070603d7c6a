import type { Day } from '../time/dates';
import type { Term } from '../time/schedule';
import type { LineFacts } from '../wire/sale';

/**
 * The days a line serves. Terms end at 23:59:59 or exactly at the next start, depending on the site's billing mode:
 * the day of the second after `date_to` is the exclusive end of both. At least one day; without dates, the given day.
 */
export function termOf(
	{ from, to }: Pick<LineFacts, 'from' | 'to'>,
	localDay: (seconds: number) => Day,
	otherwise: Day,
): Term {
	const start = from === undefined ? otherwise : localDay(from);
	const end = to === undefined ? start + 1 : localDay(to + 1);
	return { start, end: Math.max(end, start + 1) };
}

/** True when a line names a point in time rather than a stretch of it. */
export function isPoint(line: Pick<LineFacts, 'from' | 'to'>, { start, end }: Term): boolean {
	return line.from === undefined || line.to === undefined || end - start <= 1;
}
