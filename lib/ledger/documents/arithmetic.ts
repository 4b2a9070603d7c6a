import type { Report } from '../fault';
import type { SaleFacts, TaxFacts } from '../wire/sale';

/** Reports a document that is not complete or whose own figures contradict each other. */
export function checkArithmetic(facts: SaleFacts, report: Report): void {
	if (facts.truncated) {
		report({
			code: 'lines-truncated',
			message: 'It has more lines than the payload holds.',
			remedy: 'Read the document with all its lines from Chargebee.',
		});
		return;
	}
	const net = facts.lines.reduce((sum, { amount, discount }) => sum + amount - discount, 0n);
	const tax = facts.taxes.reduce((sum, { amount }) => sum + amount, 0n);
	const total = net + (facts.taxInclusive ? 0n : tax) + facts.roundOff;
	const ofLines = taxOfLines(facts);
	const checks: Array<[what: string, found: bigint, stated: bigint | undefined]> = [
		['lines less discounts', net, facts.subTotal],
		['taxes by line', tax, facts.tax],
		['taxes of the lines it holds', facts.taxInclusive ? ofLines : tax, tax],
		['lines, discounts, taxes and rounding', total, facts.total],
	];
	for (const [what, found, stated] of checks) {
		if (stated === undefined || stated === found) continue;
		report({
			code: 'does-not-add-up',
			message: `Its ${what} give ${found}, but it states ${stated} (minor units).`,
			remedy: 'Read the document again from Chargebee; if it stays so, book it by hand.',
		});
	}
}

/** What the lines include, one by one: a tax of no line, or of two with one id, would not come off the right amount. */
function taxOfLines({ lines, taxes }: SaleFacts): bigint {
	const included = taxByLine(taxes);
	return lines.reduce((sum, { id }) => sum + (included.get(id) ?? 0n), 0n);
}

/** Tax by line. */
export function taxByLine(taxes: readonly TaxFacts[]): Map<string, bigint> {
	const sums = new Map<string, bigint>();
	for (const { line = '', amount } of taxes) sums.set(line, (sums.get(line) ?? 0n) + amount);
	return sums;
}
