import type { ExplainedLine, ExplainedPart } from '../../../../../lib/ledger';
import type { Places } from '../rules/reading/places';

/** What decided something, in the words of the form. */
export interface SaidSource {
	/** The path of the rule. */
	rule: string;
	/** Where it stands: `Items, row 2 (pro-sek): Deferred Revenue`. */
	where: string;
	when?: string;
}

type Sources = 'account' | 'subaccount' | 'project' | 'recognition';

/** A part of a line whose rules are named as the form names them. */
export interface SaidPart extends Omit<ExplainedPart, Sources> {
	account: SaidSource;
	subaccount: SaidSource[];
	project?: SaidSource;
	recognition?: SaidSource;
}

export interface SaidLine extends Omit<ExplainedLine, 'parts'> {
	parts: SaidPart[];
}

/** Lines with their rules in the words of the form. */
export function inWords(lines: readonly ExplainedLine[], places: Places): SaidLine[] {
	const said = ({ rule, when }: ExplainedPart['account']): SaidSource => ({
		rule,
		where: rule === '' ? 'no rule' : places.of(rule),
		...(when === undefined || when === '' ? {} : { when }),
	});
	return lines.map(({ parts, ...line }) => ({
		...line,
		parts: parts.map(({ account, subaccount, project, recognition, ...part }) => ({
			...part,
			account: said(account),
			subaccount: subaccount.map(said),
			...(project ? { project: said(project) } : {}),
			...(recognition ? { recognition: said(recognition) } : {}),
		})),
	}));
}
