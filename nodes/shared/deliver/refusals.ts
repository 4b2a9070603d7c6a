import { groupBy, uniq, uniqBy } from 'lodash';
import { type INode, NodeOperationError } from 'n8n-workflow';

import { type Delivery, isRefused, isWorthKeeping, type Settled } from './delivery';

/** A record that was refused, with the items it came from. */
export interface Refusal {
	first: Settled;
	items: number[];
	/** Name and reason; each reason once, also when several results of the record have it. */
	words: string;
	errorCode?: string;
}

/** As many refused records as an error names; the audit records in its context hold them all. */
const NAMED = 20;

export function refusals(settled: Settled[]): Refusal[] {
	const refused = settled.filter(({ result }) => isRefused(result));
	return Object.values(groupBy(refused, 'record')).flatMap((together): Refusal[] => {
		const [first] = together;
		if (!first) return [];
		const { name, result } = first;
		const reasons = uniq(together.map(({ reason }) => reason));
		const items = uniq(together.flatMap((one) => one.items));
		return [{ first, items, words: `${name}: ${reasons.join(' ')}`, errorCode: result.audit.errorCode }];
	});
}

/** The error that names each refused record once. */
export function refusalError(node: INode, { settled, noun, advice }: Delivery, refused: Refusal[]): NodeOperationError {
	const named = refused.slice(0, NAMED).map(({ words }) => words);
	const more = refused.length > NAMED ? [`and ${refused.length - NAMED} more, all in the audit records`] : [];
	const [only] = named;
	const all = uniqBy(settled, 'record').length;
	const message = refused.length === 1 && only ? only : `${refused.length} of ${all} ${noun}s were refused`;
	const error = new NodeOperationError(node, message, {
		description: [
			...(refused.length === 1 ? [] : [...named, ...more]),
			remedyOf(settled, advice),
		].join('\n'),
	});
	const audit = settled.map(({ result }) => result.audit).filter(isWorthKeeping);
	Object.assign(error.context, { errorCode: refused[0]?.errorCode, audit });
	return error;
}

function remedyOf(settled: Settled[], advice: string | undefined): string {
	if (settled.some(({ result }) => result.audit.dryRun)) {
		return 'This was a dry run: nothing is written. To see the others, set When a Record Is Refused to Return It as a Failed Item.';
	}
	return advice === undefined
		? 'The others are done. Mend what is named, then retry the execution: what was written before stays as it is.'
		: `The others are done. Mend what is named. ${advice}`;
}
