import type { Report } from '../fault';
import type { LineBasis } from '../explain/sale';
import type { Currency } from '../money/currency';
import { accountOr, refuseUnmapped } from '../rules/lookup';
import type { Context } from '../rules/match';
import type { Treatment } from '../rules/treatment';
import { monthOf, type Day, type Month } from '../time/dates';
import { mergeBefore, stepsOf, sumOf, type Share } from '../time/schedule';
import type { Region } from '../types/rules';
import type { LineFacts, SaleFacts } from '../wire/sale';
import { taxByLine } from './arithmetic';
import { prospectiveTerm } from './prospective';
import type { Surroundings } from './sale';
import { termOf } from './term';
import type { Loss } from './writeOff';

/** What is recognised at once because the subscription ended. */
export interface Acceleration extends Share {
	day: Day;
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
	/** What it was worked out from, where the book is traced. */
	basis?: LineBasis | undefined;
}

interface Means {
	surroundings: Surroundings;
	day: Day;
	month: Month;
	context: Context;
	region: Region;
	units(wire: bigint): bigint;
	currency: Currency;
	loss: Loss | undefined;
	isCreditNote: boolean;
	report: Report;
}

/** Works out every line of a document: its net amount, its accounts and its schedule. */
export function saleLines(facts: SaleFacts, means: Means): SaleLine[] {
	const includedTax = facts.taxInclusive ? taxByLine(facts.taxes) : new Map<string, bigint>();
	return facts.lines.map((line) => {
		const net = means.units(line.amount - line.discount - (includedTax.get(line.id) ?? 0n));
		const { book } = means.surroundings;
		const basis = book.isTraced ? { facts: line, includedTax: includedTax.get(line.id) ?? 0n, currency: means.currency } : undefined;
		return means.loss ? { ...lossLine(net, means.loss, means), basis } : earnedLine(line, net, facts, means, basis);
	});
}

function lossLine(net: bigint, { account }: Loss, { surroundings }: Means): SaleLine {
	return {
		net,
		direct: true,
		shares: [],
		acceleration: undefined,
		revenue: account,
		deferred: '',
		subaccount: surroundings.book.treatments.subaccount,
		project: undefined,
	};
}

function earnedLine(line: LineFacts, net: bigint, facts: SaleFacts, means: Means, basis?: LineBasis): SaleLine {
	const { month, region, report } = means;
	const treatment = treatmentOf(line, means);
	const schedule = scheduleOf(line, net, treatment, facts, means);
	const direct = schedule.length === 0 || (schedule.length === 1 && schedule[0]?.month === month);
	const end = direct ? undefined : endOf(line, schedule, means);
	return {
		net,
		direct,
		shares: direct ? [] : end === undefined ? schedule : schedule.filter((share) => share.month <= end.month),
		acceleration: end && accelerated(end, schedule.filter((share) => share.month > end.month)),
		revenue: accountOr(treatment.revenue, `accounts.revenue.${region}`, report),
		deferred: direct ? '' : accountOr(treatment.deferred, 'accounts.deferred', report),
		subaccount: treatment.subaccount,
		project: treatment.project,
		basis: basis && { ...basis, schedule, sources: treatment.sources() },
	};
}

function accelerated(end: Omit<Acceleration, 'amount'>, later: readonly Share[]): Acceleration {
	return { ...end, amount: sumOf(later), ...stepsOf(later) };
}

function treatmentOf(
	{ id, itemPrice, entityType }: LineFacts,
	{ surroundings, context, region, report }: Means,
): Treatment {
	const { country, businessEntity, currency } = context;
	const { book } = surroundings;
	const treatment = book.treatments.ofLine(
		{ itemPrice, chargeKind: entityType, country, businessEntity, currency },
		region,
	);
	refuseUnmapped(book, treatment, itemPrice ?? entityType ?? id, report);
	return treatment;
}

function scheduleOf(line: LineFacts, net: bigint, treatment: Treatment, facts: SaleFacts, means: Means): Share[] {
	if (treatment.recognition === 'immediate') return [];
	const { book } = means.surroundings;
	const own = termOf(line, book.localDay, means.day);
	const term = (means.isCreditNote && prospectiveTerm(line, own, facts, means)) || own;
	return mergeBefore(book.spread(net, term, treatment.recognition), means.month);
}

/** The first cancellation of the line's subscription on or after the document, if anything is left after its month. */
function endOf({ subscription }: LineFacts, schedule: readonly Share[], { surroundings, day }: Means) {
	const days = subscription === undefined ? undefined : surroundings.cancellations.get(subscription);
	const end = days?.find((cancelled) => cancelled >= day);
	const month = end === undefined ? undefined : monthOf(end);
	if (end === undefined || month === undefined || !schedule.some((share) => share.month > month)) return undefined;
	return { day: end, month };
}
