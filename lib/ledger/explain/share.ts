import type { Currency } from '../money/currency';
import type { Share, ShareStep } from '../time/schedule';
import { daysText, printer, type Step } from './why';

/** The arithmetic of a month's share: what is earned by its end less what was earned before, each rounded. */
export function shareSteps({ steps = [] }: Pick<Share, 'steps'>, currency: Currency): Step[] {
	return steps.map((step) => ({ text: textOf(step, currency), amount: step.sum - step.sumBefore }));
}

function textOf(step: ShareStep, currency: Currency): string {
	const { from, until, of, unit, total, elapsed, elapsedBefore, sum, sumBefore } = step;
	const print = printer(currency);
	const part = (passed: bigint, units: bigint) => `${print(of)} x ${passed}/${total} = ${print(units)}`;
	const days = unit === 'days' ? `days ${elapsedBefore + 1n} to ${elapsed}` : `month ${elapsed}`;
	const first = `${daysText(from, until)}, ${days} of ${total}: ${part(elapsed, sum)}`;
	if (elapsedBefore === 0n) return first;
	return `${first}, less ${part(elapsedBefore, sumBefore)} of before = ${print(sum - sumBefore)}`;
}
