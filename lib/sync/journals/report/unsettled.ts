import type { Work } from '../post/step';
import type { Report } from './report';
import type { Sources } from './sources';

/**
 * Indices of the input events of which something is not settled: a step of one of their documents was not reached, or
 * nothing was said of them at all.
 *
 * @param open keys of the steps that were not settled
 */
export function unsettledOf(works: readonly Work[], open: ReadonlySet<string>, report: Report, sources: Sources): number[] {
	const families = works.filter(({ steps }) => steps.some(({ key }) => open.has(key))).map(({ family }) => family);
	const said = new Set(report.results.flatMap(({ events }) => events));
	const begun = new Set(eventsOf(families, sources));
	return [...sources.input.keys()].filter((index) => begun.has(index) || !said.has(index));
}

/** Indices of the input events that tell of these documents. */
export function eventsOf(families: Iterable<string>, sources: Sources): number[] {
	return [...new Set([...families].flatMap((family) => sources.of(family).events))];
}
