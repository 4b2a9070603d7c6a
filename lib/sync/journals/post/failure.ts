import { ExplainedError, type Explanation, LOOKS_FIRST, RequestError } from '../../../http';
import { explainVisma, isRefusal } from '../../../visma';
import type { SentRequest } from '../../audit';
import { ruleWords } from '../judge/rulePaths';
import { reasonOf, subjectOf } from '../report/words';
import type { Run } from '../run';
import type { Done, Ending, Step } from './step';

/** Nobody knows whether the call was carried out. */
export const isUnknown = (error: unknown) =>
	error instanceof RequestError ? error.outcomeUnknown : error instanceof ExplainedError;

/** The end of a step that Visma refused; any other failure stops the run. */
export function failure(
	error: unknown,
	about: Step,
	run: Run,
	requests: SentRequest[],
): Done {
	if (!isRefusal(error) && !(error instanceof ExplainedError)) return { came: 'stopped', error: error as Error, requests };
	const explanation =
		error instanceof ExplainedError
			? error.explanation
			: closedMeanwhile(explainVisma(error, subjectOf(about), Date.parse(run.deps.now()), LOOKS_FIRST), run);
	return { came: 'ended', ending: refused(explanation, about, run), requests };
}

/** Periods are read before anything is posted: one that is closed now was closed since, and a retry knows. */
function closedMeanwhile(explanation: Explanation, { settings }: Run): Explanation {
	if (explanation.code !== 'visma-period-closed' || settings.closedPeriods !== 'move') return explanation;
	return { ...explanation, remedy: 'It was closed since the run began: retry, and it is booked in the next open period.' };
}

/** A refusal names the rules that it is about, since it is them that have to be mended. */
export function refused(explanation: Explanation, step: Step, run: Run): Ending {
	const named = rulesNamed(explanation, step, run);
	const message = `${explanation.message.replace(/\.$/, '')}${named}`;
	return { outcome: 'failed', reason: reasonOf({ ...explanation, message }), errorCode: explanation.code };
}

/** The rules of accounts and subaccounts of the entry that Visma's words are about. */
function rulesNamed({ message, code }: Explanation, { entry, items }: Step, { rules }: Run): string {
	if (!entry) return '';
	if (code === 'visma-no-rate') return ` (currency ${entry.currency}; rules siteBaseCurrency and baseCurrency say whose rates are used)`;
	const accounts = [...new Set(entry.lines.map((line) => line.account))].filter((account) => message.includes(account));
	const isSubaccount = /subaccount|segment/i.test(message);
	const subaccounts = isSubaccount ? [...new Set(entry.lines.map((line) => line.subaccount ?? ''))] : [];
	return [...accounts, ...subaccounts].map((value) => ruleWords(value, rules, items)).join('');
}
