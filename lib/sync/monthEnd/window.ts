import type { Form } from '../../chargebee';
import type { DocumentNoun } from '../journals/complete/nouns';
import type { MonthEndChoice } from './choice';
import { periodOf } from './period';

/** Chargebee takes times of ten digits only; nothing happened there before. */
const FIRST_SECOND = 1_000_000_000;

/**
 * The filters of the lists that hold every document of a noun that may reach into the months at hand. Lists know no
 * filter on the dates of lines, so documents are found by their own date, as far back as they may still serve, and
 * those of before by their last change: what was voided, deleted or settled since.
 */
export function windowOf(noun: DocumentNoun, choice: MonthEndChoice): Form[] {
	const { period, zone, firstPeriod, since = 0, longestTerm } = choice;
	const until = { 'date[before]': periodOf(period, zone).end, include_deleted: true };
	const dated = (from: number): Form => ({ ...until, ...after('date', from), 'sort_by[asc]': 'date' });
	// A payment is of one day.
	const reach = noun === 'transaction' ? 0 : longestTerm;
	if (firstPeriod === undefined || reach === undefined) return [dated(since)];
	const first = periodOf(firstPeriod, zone);
	const lookBack = periodOf(firstPeriod, zone, reach).start;
	if (lookBack <= Math.max(since, FIRST_SECOND)) return [dated(since)];
	const changed = { ...after('updated_at', first.start), ...after('date', since), 'date[before]': lookBack };
	return [dated(lookBack), { ...until, ...changed, 'sort_by[asc]': 'date' }];
}

const after = (field: string, from: number): Form => (from <= FIRST_SECOND ? {} : { [`${field}[after]`]: from - 1 });
