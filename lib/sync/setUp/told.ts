import type { Finding as RuleFinding } from '../journals/rulesCheck/finding';
import { failed, type Finding, warning } from './finding';
import type { SetUpSettings } from './settings';

/** Documents have families as `cb:inv:7`; everything else is a rule or the name of something in Visma. */
const isRule = (where: string) => !/^(cb:|period )/.test(where);

/** A finding about the rules, in the words of the form. */
export function told({ severity, what, where, remedy }: RuleFinding, words: SetUpSettings['words']): Finding {
	const place = isRule(where) ? words.of(where) : where;
	return (severity === 'error' ? failed : warning)(`${place}: ${words.inWords(what)}`, words.inWords(remedy));
}

/** Findings about the rules, or the good news. */
export const toldOr = (findings: readonly RuleFinding[], words: SetUpSettings['words'], good: Finding): Finding[] =>
	findings.length === 0 ? [good] : findings.map((finding) => told(finding, words));
