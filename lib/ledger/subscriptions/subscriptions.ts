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

/** The days on which it was cancelled, in order. */
function cancellations(versions: readonly Version[], book: Book): Day[] {
	const times = versions.flatMap(({ raw, status }) =>
		status === 'cancelled' ? (secondsOf(raw.cancelled_at) ?? []) : [],
	);
	return times.map(book.localDay).sort((a, b) => a - b);
}

function bookTerm(term: SubscriptionTerm, cancelled: readonly Day[], { rules }: Book): Draft[] {
	const drafts = [...issue(term), ...changes(term), ...recognition(term)];
	if (rules.subscription?.onCancel !== 'accelerate') return drafts;
	return accelerated(
		term,
		drafts,
		cancelled.find((day) => day >= term.start),
	);
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
