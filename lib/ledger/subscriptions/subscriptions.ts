import { isBeforeCutover, recognisesEarlier } from '../documents/cutover';
import type { Books, Outcome } from '../entries/books';
import type { Draft } from '../entries/draft';
import type { Report } from '../fault';
import { fingerprint } from '../identity';
import type { Book } from '../rules/book';
import type { Day } from '../time/dates';
import { byId } from '../wire/gather';
import type { SubscriptionFacts, SubscriptionHistory } from '../wire/gatherSubscriptions';
import { secondsOf, textOf } from '../wire/json';
import { rateOf } from '../wire/sale';
import { afterCutover, openingBalances } from './cutover';
import { accelerated, changes, issue, recognition } from './entries';
import { failClosed } from './failClosed';
import { understandTerm, type SubscriptionTerm } from './term';
import { byTerm, timeline } from './timeline';
import { readVersions, type Version } from './versions';

/** A subscription as its family names it. */
interface Subject {
	family: string;
	id: string;
}

const uncancelled = (versions: readonly Version[]): Version[] =>
	versions.filter(({ status }) => status !== 'cancelled');

/** The economic state of all versions, with and without cancellations: the rules have no part in it. */
function factsOf(versions: readonly Version[]): string {
	const texts = [versions, uncancelled(versions)].flatMap((some) =>
		timeline(some).map(({ from, until, bill }) => {
			const first = versions.find((version) => version.bill?.start === bill.start)?.raw;
			return [from, until, bill.state, textOf(first?.currency_code), rateOf(first?.exchange_rate)].join(' ');
		}),
	);
	return fingerprint(texts.join('\n'));
}

/** An end before its term was over. */
interface Cancellation {
	day: Day;
	/** The first day of the term that it ended. */
	term: Day;
}

/** When it was cancelled in the middle of a term, in order. One at the end of a term takes nothing from it. */
function cancellations(versions: readonly Version[], book: Book): Cancellation[] {
	const found = versions.flatMap(({ raw, status }): Cancellation[] => {
		const at = secondsOf(raw.cancelled_at);
		if (status !== 'cancelled' || at === undefined || at >= (secondsOf(raw.current_term_end) ?? Infinity)) return [];
		const day = book.localDay(at);
		const start = secondsOf(raw.current_term_start);
		return [{ day, term: start === undefined ? day : book.localDay(start) }];
	});
	return found.sort((a, b) => a.day - b.day);
}

function bookTerm(term: SubscriptionTerm, cancelled: readonly Cancellation[], { rules }: Book): Draft[] {
	const drafts = [...issue(term), ...changes(term), ...recognition(term)];
	if (rules.subscription?.onCancel !== 'accelerate') return drafts;
	// A term that a reactivation began on the very day is none that was cancelled.
	const end = cancelled.find((one) => one.day >= term.start && one.term >= term.start);
	return accelerated(term, drafts, end?.day);
}

function bookSubscription({ family, id }: Subject, history: SubscriptionHistory, book: Book, report: Report): Outcome {
	const versions = readVersions(history, book, report);
	const isIgnored = (start: Day): boolean => isBeforeCutover(start, book) && !recognisesEarlier(book);
	failClosed(versions, book, ({ start }) => !isIgnored(start), report);
	const isWithdrawn = (book.rules.subscription?.onCancel ?? 'withdraw') === 'withdraw';
	const governing = isWithdrawn ? versions : uncancelled(versions);
	const cancelled = cancellations(versions, book);
	const terms = byTerm(timeline(governing));
	const outcome: Required<Omit<Outcome, 'invoicedIn'>> = {
		origin: { family, id, D: factsOf(versions), branch: undefined },
		state:
			terms.size > 0 && [...terms.keys()].every((start) => isBeforeCutover(start, book))
				? 'beforeCutover'
				: 'live',
		drafts: [],
		opening: [],
		passedOver: [...new Set(versions.flatMap(({ bill }) => bill?.passedOver ?? []))],
	};
	for (const [start, runs] of terms) {
		const first = versions.find(({ bill }) => bill?.start === start);
		if (!first || isIgnored(start)) continue;
		const term = understandTerm(first, runs, book, report);
		const drafts = bookTerm(term, cancelled, book);
		if (book.cutover === undefined || start >= book.cutover) outcome.drafts.push(...drafts);
		else {
			const ours = afterCutover(drafts, book.cutover);
			outcome.drafts.push(...ours);
			outcome.opening.push(...openingBalances(ours, term, family, book.cutover));
		}
	}
	return outcome;
}

/** Books the terms of the subscriptions among the facts. */
export function bookSubscriptions({ subscriptions }: SubscriptionFacts, book: Book, books: Books): void {
	for (const [id, history] of byId(subscriptions)) {
		const family = `cb:sub:${id}`;
		const newest = [...history.versions.values()].reduce((a, b) => (b.number > a.number ? b : a));
		if (newest.copy.deleted) books.setAside({ family, id, state: 'deleted', D: '' });
		else books.document({ family, id }, (report) => bookSubscription({ family, id }, history, book, report));
	}
}
