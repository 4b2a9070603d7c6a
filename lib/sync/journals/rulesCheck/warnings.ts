import { type Finding, warning } from './finding';

/** What `checkRules` found odd, `conditions[2]: a heavier row always decides instead of it.` say. */
export function findingOfWarning(text: string): Finding {
	const at = text.indexOf(': ');
	const remedy = 'Delete it, or narrow the rows that come before it.';
	return warning({ code: 'rule-never-decides', what: text.slice(at + 2).replace(/^./, (letter) => letter.toUpperCase()), where: text.slice(0, at), remedy });
}
