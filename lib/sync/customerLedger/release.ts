import { documentPath, explainRelease, releaseDocument } from '../../visma';
import type { SentRequest } from '../audit';
import { begin, noting } from './calls';
import type { CustomerLedgerContext, Ending } from './run';
import type { Wanted } from './wanted';

/** Releases a document whose sums are right; `ending` is how it stood before. */
export async function releaseWanted(
	{ kind }: Wanted,
	number: string,
	ending: Ending,
	{ deps, settings }: CustomerLedgerContext,
	requests: SentRequest[],
): Promise<Ending> {
	const request = begin(requests, { method: 'POST', path: `${documentPath(kind, number)}/action/release`, body: {} });
	const release = async () => await releaseDocument(deps.visma, kind, number, { budgetMs: settings.releaseBudgetMs });
	const done = await noting(request, release);
	Object.assign(request, { attempts: done.attempts, answerId: number });
	const fault = explainRelease(done, number, kind.noun);
	if (fault) {
		const reason = `${fault.message}. ${fault.remedy}`;
		return { ...ending, outcome: 'failed', reason, errorCode: fault.code, status: done.status ?? ending.status };
	}
	const status = done.status ?? 'Open';
	if (ending.outcome !== 'unchanged') return { ...ending, status };
	return { ...ending, outcome: 'updated', status, reason: `${kind.noun} ${number} was there, and is released now` };
}
