import { uniqBy } from 'lodash';
import type { INode, NodeApiError } from 'n8n-workflow';

import { ExplainedError, type Explanation, RequestError } from '../../../lib/http';
import { nodeError } from '../nodeError';
import { type Delivery, isWorthKeeping } from './delivery';

/** The error of a run that the system stopped: how far it came, and the audit records of what was done. */
export function stopError(node: INode, delivery: Delivery, cause: Error): NodeApiError {
	const { settled, total, interrupted, noun, advice, explain, scrub = (text: string) => text } = delivery;
	const count = uniqBy(settled, 'record').length;
	const subject = total === undefined ? `Stopped after ${counted(count, noun)}` : progress(count, total, noun);
	const audit = [...settled.map(({ result }) => result.audit), ...interrupted].filter(isWorthKeeping);
	const explanation = explanationOf(cause, subject, explain);
	const remedy = [explanation.remedy, ...(advice === undefined ? [] : [advice])].join(' ');
	return nodeError(node, { ...explanation, message: scrub(explanation.message), remedy: scrub(remedy) }, { audit });
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
const progress = (count: number, total: number, noun: string) => `${count} of ${counted(total, noun)} ${total === 1 ? 'is' : 'are'} done`;

function explanationOf(cause: Error, subject: string, explain: Delivery['explain']): Explanation {
	if (cause instanceof RequestError) return explain(cause, subject, Date.now());
	return cause instanceof ExplainedError ? cause.explanation : unforeseen(cause, subject);
}

const unforeseen = ({ message }: Error, subject: string): Explanation => ({
	message: `${subject}: ${message}`,
	remedy: 'What was written stays as it is. If nobody cancelled the execution, this is a defect of the node: report it.',
	code: 'unforeseen',
});
