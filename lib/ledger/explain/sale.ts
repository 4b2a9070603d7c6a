import type { Acceleration, SaleLine } from '../documents/lines';
import type { Sale } from '../documents/sale';
import type { TaxSum } from '../documents/taxes';
import type { Currency } from '../money/currency';
import { toLedgerUnits } from '../money/currency';
import type { Sources } from '../rules/sources';
import type { Share } from '../time/schedule';
import type { LineFacts } from '../wire/sale';
import { shareSteps } from './share';
import { companyWide, daysText, wirePrinter, type Step, type Why } from './why';

/** What the amounts and accounts of a line were worked out from. */
export interface LineBasis {
	facts: LineFacts;
	/** VAT inside the price, wire units. */
	includedTax: bigint;
	currency: Currency;
	/** All months, those of a direct line too; left out of a bad debt. */
	schedule?: readonly Share[];
	sources?: Sources;
}

/** Why the two sides of what a line moves are what they are. */
export interface Whys {
	deferred: Why;
	revenue: Why;
}

const aboutLine = ({ id, itemPrice, entityType }: LineFacts) => `line ${id || '(without id)'} (${itemPrice ?? entityType ?? 'no item'})`;

function whysOf({ basis }: SaleLine, steps: Step[]): Whys | undefined {
	if (!basis) return undefined;
	const { facts, sources } = basis;
	const about = aboutLine(facts);
	if (!sources) {
		const loss: Why = { about, steps, account: { rule: 'writeOff.account' }, subaccount: [{ rule: 'defaultSubaccount' }] };
		return { deferred: loss, revenue: loss };
	}
	const { revenue, deferred, recognition, subaccount, project } = sources;
	const both = { about, steps, subaccount, recognition, ...(project ? { project } : {}) };
	return { deferred: { ...both, account: deferred }, revenue: { ...both, account: revenue } };
}

/** Why a line is booked with the document as it is: its net amount, and when it is earned. */
export function soldWhy(line: SaleLine, { kind }: Sale): Whys | undefined {
	const { basis, net } = line;
	if (!basis) return undefined;
	const { facts, includedTax, currency } = basis;
	const print = wirePrinter(currency);
	const less = [
		facts.discount === 0n ? '' : ` less discount ${print(facts.discount)}`,
		includedTax === 0n ? '' : ` less VAT inside the price ${print(includedTax)}`,
	].join('');
	const text = `${kind === 'invoice' ? 'sold' : 'credited'} for ${print(facts.amount)}${less}; ${whenEarned(line)}`;
	return whysOf(line, [{ text, amount: net }]);
}

function whenEarned({ basis, direct, acceleration }: SaleLine): string {
	const schedule = basis?.schedule ?? [];
	const steps = schedule.flatMap((share) => share.steps ?? []);
	const [first, last] = [steps[0], steps.at(-1)];
	if (!first || !last) return 'earned at once';
	const term = `service of ${daysText(first.from, last.until)}`;
	if (direct) return `${term}, all of it earned in the month of the document`;
	const end = acceleration ? ', the rest of it when the subscription ended' : '';
	return `${term}, deferred and earned over ${schedule.length} month${schedule.length === 1 ? '' : 's'}${end}`;
}

/** Why a share of a line is earned. */
export function earnedWhy(line: SaleLine, share: Share | Acceleration): Whys | undefined {
	return line.basis && whysOf(line, shareSteps(share, line.basis.currency));
}

/** Why the receivable is the document's total. */
export function totalWhy({ total, subaccount, kind }: Sale): Why {
	const about = `total of the ${kind === 'invoice' ? 'invoice' : 'credit note'}, VAT and rounding included`;
	return { about, steps: [{ text: about, amount: total }], ...companyWide('accounts.receivable', subaccount) };
}

/** Why the rounding is what it is. */
export function roundingWhy({ roundOff, subaccount }: Sale): Why {
	const step = { text: 'what Chargebee rounded the total by', amount: roundOff };
	return { about: 'rounding of the total', steps: [step], ...companyWide('accounts.rounding', subaccount) };
}

/** Why the VAT of a rate is what it is: the tax of each line at it. */
export function taxWhy({ rate }: TaxSum, { facts, currency, subaccount, loss }: Sale): Why {
	const lines = new Map(facts.lines.map((line) => [line.id, line]));
	const steps = facts.taxes
		.filter((tax) => tax.rate === rate)
		.map(({ line = '', amount }): Step => {
			const known = lines.get(line);
			const of = known ? aboutLine(known) : 'the document';
			return { text: `${rate} % VAT of ${of}`, amount: toLedgerUnits(amount, currency) ?? 0n };
		});
	const isLost = loss !== undefined && !loss.taxRelief;
	return { about: `VAT of ${rate} %`, steps, ...companyWide(isLost ? 'writeOff.account' : `tax.${rate}`, subaccount) };
}
