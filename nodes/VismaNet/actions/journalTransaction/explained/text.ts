import { Decimal } from '../../../../../lib/visma';
import type { SaidLine, SaidPart, SaidSource } from './words';

/**
 * Lines as a controller reads them: what is booked where, of what, by which rule and by which sums.
 *
 * ```text
 * Debit 1019.17 on 2970, 1=10
 *   line li_1 (pro-sek-yearly): 1019.17
 *   2026-03-01 to 2026-03-31, days 60 to 90 of 365: 12000.00 x 90/365 = 2958.90, less 12000.00 x 59/365 = 1939.73 of before = 1019.17
 *   account: Accounts: Deferred Revenue; subaccount: Conditions, row 1 (where kind of charge plan_item_price)
 * ```
 */
export const linesText = (lines: readonly SaidLine[]): string => lines.map(lineText).join('\n');

function lineText({ account, subaccount, project, debit, credit, parts }: SaidLine): string {
	const isDebit = Decimal.of(debit).sign !== 0;
	const place = [account, subaccount, project && `project ${project}`].filter(Boolean).join(', ');
	return [`${isDebit ? 'Debit' : 'Credit'} ${isDebit ? debit : credit} on ${place}`, ...parts.flatMap(partText)].join('\n');
}

function partText({ about, amount, steps, account, subaccount, project, recognition }: SaidPart): string[] {
	const sources = [
		`account: ${sourceText(account)}`,
		...(subaccount.length > 0 ? [`subaccount: ${subaccount.map(sourceText).join(', ')}`] : []),
		...(project ? [`project: ${sourceText(project)}`] : []),
		...(recognition ? [`recognition: ${sourceText(recognition)}`] : []),
	];
	return [`  ${about}: ${amount.replace(/^-/, '')}`, ...steps.map(({ text }) => `    ${text}`), `    ${sources.join('; ')}`];
}

const sourceText = ({ where, when }: SaidSource) => (when === undefined ? where : `${where} (${when})`);
