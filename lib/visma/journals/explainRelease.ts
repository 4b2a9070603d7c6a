import type { Explanation } from '../../http';
import { refusalOf } from '../refusals';
import type { Release } from './release';

/** Words for a release that did not come to its end; undefined for one that did. */
export function explainRelease({ state, reason, vismaId }: Omit<Release, 'attempts'>, number: string): Explanation | undefined {
	if (state === 'released') return undefined;
	if (state === 'pending') {
		return {
			message: `Batch ${number}: Visma.net has not finished the release yet`,
			remedy: 'It goes on by itself. Read the batch later, or raise Max Wait in the options; a second release does no harm.',
			code: 'visma-release-pending',
		};
	}
	const support = vismaId === undefined ? '' : ` Visma's support finds this call under VismaId ${vismaId}.`;
	const known = {
		code: 'visma-release-refused',
		remedy: 'The batch exists and is not released. Mend what the message names, then release it.',
		...refusalOf(reason),
	};
	return { ...known, message: `Batch ${number}: Visma.net does not release it: ${reason ?? ''}`, remedy: known.remedy + support };
}
