import type { Report } from '../fault';
import type { Currency } from '../money/currency';
import type { Context } from '../rules/match';
import type { Treatment } from '../rules/treatment';
import { monthOf, type Day, type Month } from '../time/dates';
import { mergeBefore, sumOf, type Share } from '../time/schedule';
import type { Region } from '../types/rules';
import type { LineFacts, SaleFacts } from '../wire/sale';
import { prospectiveTerm } from './prospective';
import type { Surroundings } from './sale';
import { termOf } from './term';
import type { Loss } from './writeOff';

/** What is recognised at once because the subscription ended. */
export interface Acceleration {
	day: Day;
	month: Month;
	amount: bigint;
}

/** A line in ledger units, net of VAT and discounts. */
export interface SaleLine {
	net: bigint;
	/** Earned in the document's period as a whole: it never touches the deferred account. */
	direct: boolean;
	/** What is recognised month by month; empty for a direct line. */
	shares: Share[];
	acceleration: Acceleration | undefined;
	revenue: string;
	deferred: string;
	subaccount: string | null;
	project: string | undefined;
}

interface Means extends Surroundings {
	day: Day;
	month: Month;
	currency: Currency;
	context: Context;
	region: Region;
	units(wire: bigint): bigint;
	loss: Loss | undefined;
	isCreditNote: boolean;
	report: Report;
}

/** Works out every line of a document: its net amount, its accounts and its schedule. */
export function saleLines(facts: SaleFacts, means: Means): SaleLine[] {
	const includedTax = new Map<string, bigint>();
	if (facts.taxInclusive) {
		for (const { line = '', amount } of facts.taxes) includedTax.set(line, (includedTax.get(line) ?? 0n) + amount);
	}
	return facts.lines.map((line) => {
		const net = means.units(line.amount - line.discount - (includedTax.get(line.id) ?? 0n));
		return means.loss ? lossLine(net, means.loss, means) : earnedLine(line, net, facts, means);
	});
}

function lossLine(net: bigint, { account }: Loss, { book }: Means): SaleLine {
	const { subaccount } = book.treatments;
	const accounts = { revenue: account, deferred: '', subaccount, project: undefined };
	return { net, direct: true, shares: [], acceleration: undefined, ...accounts };
}

function earnedLine(line: LineFacts, net: bigint, facts: SaleFacts, means: Means): SaleLine {
	const { book, month, report } = means;
	const context = { ...means.context, itemPrice: line.itemPrice, chargeKind: line.entityType };
	const treatment = book.treatments.ofLine(context, means.region);
	if (book.rules.unmappedItems === 'refuse' && !treatment.mapped) {
		const item = line.itemPrice ?? line.entityType ?? line.id;
		report({
			code: 'item-unmapped',
			message: `No rule covers ${item}.`,
			remedy: `Add items.${item}, or a condition on its family or charge kind.`,
			rule: `items.${item}`,
		});
	}
	const shares = scheduleOf(line, net, treatment, facts, means);
	const direct = shares.length === 0 || (shares.length === 1 && shares[0]?.month === month);
	const accounts = {
		revenue: accountOr(treatment.revenue, `accounts.revenue.${means.region}`, report),
		deferred: direct ? '' : accountOr(treatment.deferred, 'accounts.deferred', report),
		subaccount: treatment.subaccount,
		project: treatment.project,
	};
	if (direct) return { net, direct, shares: [], acceleration: undefined, ...accounts };
	return { net, direct, ...accelerated(shares, line, means), ...accounts };
}

function scheduleOf(line: LineFacts, net: bigint, treatment: Treatment, facts: SaleFacts, means: Means): Share[] {
	if (treatment.recognition === 'immediate') return [];
	const own = termOf(line, means.book.localDay, means.day);
	const term = (means.isCreditNote && prospectiveTerm(line, own, facts, means)) || own;
	return mergeBefore(means.book.spread(net, term, treatment.recognition), means.month);
}

/** Moves what lies after the month of the first cancellation on or after the document into that cancellation. */
function accelerated(shares: Share[], line: LineFacts, means: Means): Pick<SaleLine, 'shares' | 'acceleration'> {
	const days = line.subscription === undefined ? undefined : means.cancellations.get(line.subscription);
	const day = days?.find((cancelled) => cancelled >= means.day);
	if (day === undefined) return { shares, acceleration: undefined };
	const month = monthOf(day);
	const amount = sumOf(shares.filter((share) => share.month > month));
	return { shares: shares.filter((share) => share.month <= month), acceleration: { day, month, amount } };
}

function accountOr(account: string | undefined, rule: string, report: Report): string {
	if (account !== undefined) return account;
	report({ code: 'account-missing', message: `The rules name no account for ${rule}.`, remedy: `Set ${rule}.`, rule });
	return '';
}
