import type { CheckResult, SetUpCheck, Verdict } from '../../../../../lib/sync/setUp';

/** A check as an item; the first one is the verdict over all. */
export interface CheckItem extends Required<Pick<CheckResult, 'check' | 'result' | 'finding' | 'remedy'>> {
	/** What was read; of the verdict, how many checks came to what. */
	evidence: NonNullable<CheckResult['evidence']> | Verdict['counts'];
	/** Of the verdict alone: whether no check failed, and none broke off. */
	ready?: boolean;
}

/** The verdict, and an item for each check, the most serious first. */
export function itemsOf({ verdict, checks }: SetUpCheck): CheckItem[] {
	const { ready, counts, finding } = verdict;
	const result = ready ? 'passed' : counts.failed > 0 ? 'failed' : 'not-checked';
	const remedy = ready ? '' : result === 'failed' ? 'Mend what failed, each as its remedy says, and check again.' : 'Check again.';
	return [
		{ check: 'verdict', result, finding, remedy, evidence: counts, ready },
		...checks.map(({ check, result, finding: found, remedy: mend = '', evidence = {} }) => ({ check, result, finding: found, remedy: mend, evidence })),
	];
}
