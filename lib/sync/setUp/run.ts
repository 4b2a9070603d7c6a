import { sortBy, uniq } from 'lodash';

import { attempt } from '../../attempt';
import { ChargebeeClient, explainChargebee } from '../../chargebee';
import { ExplainedError, RequestError } from '../../http';
import { LedgerError, type Rules } from '../../ledger';
import { explainVisma, type VismaClient } from '../../visma';
import { catalogOf } from '../journals/rulesCheck/items';
import type { Check, Company, Need } from './check';
import { CHECKS } from './checks';
import { type Finding, notChecked, passed, rankOf, type Result } from './finding';
import type { SetUpSettings } from './settings';
import { Sources } from './sources';

/** What one check came to. */
export interface CheckResult extends Finding {
	check: string;
}

/** Whether the company can go live. */
export interface Verdict {
	/** No check failed, and none broke off. */
	ready: boolean;
	/** Checks that broke off, a system being out of order say: nobody knows what they would have found. */
	brokeOff: string[];
	counts: Record<Result, number>;
	/** A sentence. */
	finding: string;
}

export interface SetUpCheck {
	verdict: Verdict;
	/** One for each check, the most serious first. */
	checks: CheckResult[];
}

/**
 * Looks at everything that must be right before a company goes live. Nothing is written. A check that cannot be carried
 * out says so and never stops the others.
 */
export async function checkSetUp(clients: { visma: VismaClient; chargebee: ChargebeeClient }, settings: SetUpSettings): Promise<SetUpCheck> {
	const read = new Sources(clients.visma, clients.chargebee, settings);
	const missing = new Map<Need, string>();
	const checks: CheckResult[] = [];
	const brokeOff: string[] = [];
	for (const check of CHECKS) {
		const { finding: result, isDone } = await outcomeOf(check, { settings, read }, missing);
		if (!isDone) brokeOff.push(check.name);
		const works = result.result === 'passed' || result.result === 'warning';
		if (check.proves && !works) missing.set(check.proves, check.name);
		checks.push({ check: check.name, ...result });
	}
	const sorted = sortBy(checks, ({ result }) => rankOf(result));
	return { verdict: verdictOf(sorted, brokeOff), checks: sorted };
}

async function outcomeOf(check: Check, company: Company, missing: ReadonlyMap<Need, string>): Promise<{ finding: Finding; isDone: boolean }> {
	const blocking = uniq(check.needs.flatMap((need) => missing.get(need) ?? []));
	if (blocking.length > 0) {
		const finding = notChecked(`It needs what ${blocking.join(' and ')} found missing.`, `See to ${blocking.join(' and ')} first, then check again.`);
		return { finding, isDone: true };
	}
	const done = await attempt(async () => await runOf(check, company));
	return { finding: done.ok ? together(done.value) : because(done.error, company), isDone: done.ok };
}

async function runOf(check: Check, company: Company): Promise<Finding[]> {
	if (!check.ofRules) return await check.run(company);
	const rules = await completeRules(company);
	return await check.run({ ...company, rules });
}

/** Rules with the catalogue that booking gives them. */
async function completeRules({ settings: { rules }, read }: Company): Promise<Rules> {
	if (!rules) throw new RangeError('There are no rules');
	return { ...rules, catalog: { ...rules.catalog, ...catalogOf(await read.itemPrices()) } };
}

/** Several findings of one check as one: the most serious result, and what was found that is not as it should be. */
function together(findings: readonly Finding[]): Finding {
	const [worst, ...others] = sortBy(findings, ({ result }) => rankOf(result));
	if (!worst) return passed('There is nothing to look at.');
	if (others.length === 0) return worst;
	const told = worst.result === 'passed' ? [worst, ...others] : [worst, ...others].filter(({ result }) => result !== 'passed');
	const remedies = uniq(told.flatMap(({ remedy }) => remedy ?? []));
	return {
		result: worst.result,
		finding: told.map(({ finding }) => finding).join(' '),
		...(remedies.length > 0 && { remedy: remedies.join(' ') }),
		evidence: Object.assign({}, ...findings.map(({ evidence = {} }) => evidence), told.length > 1 ? { findings: told } : {}),
	};
}

/** A check that could not be carried out. */
function because(error: unknown, { settings }: Company): Finding {
	if (error instanceof LedgerError) return notChecked(error.message, error.faults.map(({ remedy }) => remedy).join(' '));
	if (error instanceof ExplainedError) return notChecked(`${error.message}.`, error.explanation.remedy);
	if (!(error instanceof RequestError)) return notChecked(`It broke off: ${error instanceof Error ? error.message : String(error)}.`, 'Check again; if it comes back, report it with this text.');
	const explain = error.url.startsWith(`${settings.site.baseUrl}/`) ? explainChargebee : explainVisma;
	const { message, remedy, code } = explain(error, 'It could not be read', settings.now());
	return notChecked(`${message}.`, remedy, { code });
}

function verdictOf(checks: readonly CheckResult[], brokeOff: string[]): Verdict {
	const count = (result: Result) => checks.filter((check) => check.result === result).length;
	const counts = { failed: count('failed'), warning: count('warning'), 'not-checked': count('not-checked'), passed: count('passed') };
	const ready = counts.failed === 0 && brokeOff.length === 0;
	const rest = `${counts.warning} with a warning, ${counts['not-checked']} to be proved by a person, ${counts.passed} passed.`;
	const off = brokeOff.length === 0 ? '' : ` What broke off: ${brokeOff.join(', ')}.`;
	if (ready) return { ready, brokeOff, counts, finding: `Nothing stands in the way of going live: of ${checks.length} checks none failed; ${rest}` };
	const finding =
		counts.failed === 0
			? `Whether anything stands in the way is not known yet.${off} Of ${checks.length} checks none failed; ${rest}`
			: `Not ready: ${counts.failed} of ${checks.length} checks failed; ${rest}${off}`;
	return { ready, brokeOff, counts, finding };
}
