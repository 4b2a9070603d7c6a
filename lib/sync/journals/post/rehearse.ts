import { JOURNALS } from '../../../visma';
import type { SentRequest } from '../../audit';
import type { Run } from '../run';
import { begin, holdRequest, releaseRequest } from './send';
import type { Done, Ending, Step } from './step';
import { withdrawn } from './withdraw';

/** What a step would send, without sending it. */
export function rehearse(step: Step, { settings }: Run): Done {
	const requests: SentRequest[] = [];
	const end = (ending: Ending): Done => ({ came: 'ended', ending, requests });
	if (step.do === 'withdraw') {
		begin(requests, holdRequest(step.batchNumber, step.description));
		return end({ outcome: 'updated', reason: withdrawn(step.reason), batchNumber: step.batchNumber });
	}
	if (step.do === 'release') {
		begin(requests, releaseRequest(step.batchNumber));
		return end({ outcome: 'updated', reason: 'Would be released', batchNumber: step.batchNumber });
	}
	begin(requests, { method: 'POST', path: JOURNALS, body: step.body });
	const number = (step.body.batchNumber as { value: string } | undefined)?.value;
	if (number === undefined) return end({ outcome: 'created' });
	if (settings.afterPosting === 'release') begin(requests, releaseRequest(number));
	return end({ outcome: 'created', batchNumber: number });
}
