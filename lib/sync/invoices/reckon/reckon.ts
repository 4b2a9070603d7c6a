import { groupBy, omit, sortBy } from 'lodash';

import type { Fault } from '../../customers/fault';
import { shown, split, sumOf } from '../money';
import type { SourceDocument } from '../source';
import { type Plain, readAmounts } from './read';
import type { Reckoned, ReckonedLine } from './reckoned';
import { type TaxedLines, vatByLines } from './vat';

/** Chargebee's limit for a rounding, either way. */
const MAX_ROUNDING = 99;
const MAX_DESCRIPTION = 250;

interface Choices {
	lines: 'all' | 'perRate' | 'allOrPerRate';
	taxName: string;
}

/**
 * Turns a document into Chargebee's lines and taxes, in minor units. What it gives is proved: lines less discounts plus
 * VAT plus rounding are the total that Visma states, or there is a fault that shows the sum.
 */
export function reckon(
	document: SourceDocument,
	exponent: number,
	choices: Choices,
): { reckoned: Reckoned } | { faults: Fault[] } {
	const { plain, faults } = readAmounts(document, exponent);
	if (plain.lines.length === 0) faults.push({ code: 'lines-missing', field: 'lines', reason: 'The item has no lines; use Get, or Get Many' });
	const taxed = faults.length > 0 ? { groups: [], faults } : vatByLines(document, plain, exponent);
	if (taxed.faults.length > 0) return { faults: taxed.faults };

	const rest = restOf(document, plain, taxed.groups, exponent);
	if ('fault' in rest) return { faults: [rest.fault] };
	const lines = linesOf(document, taxed.groups, choices);
	const negative = lines.find(isNegative);
	if (negative) return { faults: [belowZero(negative, exponent, choices)] };
	return { reckoned: { lines, taxes: taxesOf(lines, taxed.groups, choices), ...rest, total: plain.total } };
}

/** What stands between lines with VAT and the total: a discount of the document, and the rounding. */
function restOf(
	document: SourceDocument,
	{ lines, total, discount, rounding }: Plain,
	groups: TaxedLines[],
	exponent: number,
): { discount: number; rounding: number } | { fault: Fault } {
	const net = sumOf(lines, (line) => line.net);
	const vat = sumOf(groups, (group) => group.vat.amount);
	const rest = total - net - vat;
	const isForeign = (document.exchangeRate ?? 1) !== 1;
	// Visma states the rounding in one currency only, and its sign is UNVERIFIED; the amount is what proves it.
	const isRounding = (units: number) =>
		units === 0 || (rounding !== 0 && Math.abs(units) <= MAX_ROUNDING && (isForeign || Math.abs(units) === Math.abs(rounding)));
	// Visma's discount total holds the discounts of lines or not (UNVERIFIED): what fits to the unit comes first.
	const ofDocument = discount - sumOf(lines, (line) => line.discount);
	const offs = [0, discount, ofDocument].filter((units) => units >= 0);
	const off = offs.find((units) => rest + units === rounding) ?? offs.find((units) => isRounding(rest + units));
	if (off !== undefined) return { discount: off, rounding: rest + off };
	const [n, v, t, d] = [net, vat, total, rest].map((units) => shown(units, exponent));
	const reason =
		`Lines ${n} + VAT ${v} do not come to ${t} ${document.currencyId}: ${d} is neither the rounding ` +
		`(${shown(rounding, exponent)}) nor a discount of the document (${shown(discount, exponent)})`;
	return { fault: { code: 'does-not-add-up', field: 'amountInCurrency', reason } };
}

const isNegative = ({ amount }: ReckonedLine) => amount < 0;

function linesOf(document: SourceDocument, groups: TaxedLines[], choices: Choices): ReckonedLine[] {
	if (choices.lines === 'perRate') return perRate(document, groups, choices);
	const lines = allLines(groups, choices);
	return choices.lines === 'allOrPerRate' && lines.some(isNegative) ? perRate(document, groups, choices) : lines;
}

function allLines(groups: TaxedLines[], choices: Choices): ReckonedLine[] {
	const placed = groups.flatMap(({ lines, vat }) => {
		const taxes = split(vat.amount, lines.map(({ net }) => Math.max(0, net)));
		return lines.map(({ place, description, net, discount, from, to }, index) => {
			const discounted = discount > 0 ? discount : 0;
			return {
				place,
				description: [...description].slice(0, MAX_DESCRIPTION).join(''),
				amount: net + discounted,
				discount: discounted,
				...taxMember(vat.rate, taxes[index] ?? 0, choices),
				...(from ? { from } : {}),
				...(to ? { to } : {}),
			};
		});
	});
	return sortBy(placed, 'place').map((line) => omit(line, 'place'));
}

/** One line for each rate: what people choose who keep the lines in Visma.net only. */
function perRate(document: SourceDocument, groups: TaxedLines[], choices: Choices): ReckonedLine[] {
	return Object.values(groupBy(groups, ({ vat }) => vat.rate)).map((same): ReckonedLine => {
		const rate = same[0]?.vat.rate ?? 0;
		const amount = sumOf(same, ({ lines }) => sumOf(lines, ({ net }) => net));
		const description = `${document.referenceNumber}, ${nameOf(rate, choices)}`;
		return { description, amount, discount: 0, ...taxMember(rate, sumOf(same, ({ vat }) => vat.amount), choices) };
	});
}

const nameOf = (rate: number, { taxName }: Choices) => `${taxName} ${rate} %`;

const taxMember = (rate: number, amount: number, choices: Choices) =>
	rate === 0 && amount === 0 ? {} : { tax: { name: nameOf(rate, choices), amount } };

function taxesOf(lines: ReckonedLine[], groups: TaxedLines[], choices: Choices): Reckoned['taxes'] {
	const rates = [...new Set(groups.map(({ vat }) => vat.rate))];
	return rates
		.map((rate) => ({ name: nameOf(rate, choices), rate }))
		.filter(({ name }) => lines.some(({ tax }) => tax?.name === name))
		.map((row) => ({ ...row, amount: sumOf(lines, ({ tax }) => (tax?.name === row.name ? tax.amount : 0)) }));
}

function belowZero({ description, amount }: ReckonedLine, exponent: number, { lines }: Choices): Fault {
	const hint = lines === 'all' ? 'Choose one line for each VAT rate' : 'Import it by hand';
	const reason = `"${description}" comes to ${shown(amount, exponent)}; Chargebee takes no line below zero. ${hint}`;
	return { code: 'line-below-zero', field: 'lines', reason };
}
