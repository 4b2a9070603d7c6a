import { groupBy, sortBy } from 'lodash';

import type { Fault } from '../../customers/fault';
import { minorUnits, percentOf, shown, sumOf } from '../money';
import type { SourceDocument, TaxDetail } from '../source';
import type { Plain, PlainLine } from './read';
import type { Vat } from './reckoned';

/** Lines that share their VAT. */
export interface TaxedLines {
	lines: PlainLine[];
	vat: Vat;
}

/**
 * Puts the VAT of a document to its lines, by category. Visma names a VAT code in the line and a VAT id in the details;
 * they are mostly the same, else the taxable amount tells which belong together.
 */
export function vatByLines(document: SourceDocument, plain: Plain, exponent: number): { groups: TaxedLines[]; faults: Fault[] } {
	const { currencyId } = document;
	const details = (document.taxDetails ?? []).filter(({ vatRate, vatAmount }) => vatAmount !== 0 && (vatRate || vatAmount));
	if (details.length === 0) return untaxed(plain, exponent, currencyId);

	const byCode = Object.entries(groupBy(plain.lines, 'vatCode')).map(([code, lines]) => ({ code, lines }));
	const left = [...details];
	const take = (found: TaxDetail | undefined) => (found ? left.splice(left.indexOf(found), 1)[0] : undefined);
	// Ids first: an amount may happen to fit another category.
	const byId = byCode.map(({ code, lines }) => ({ lines, detail: take(left.find((row) => idsOf(row).includes(code))) }));
	const placed = byId.map(({ lines, detail }) => ({ lines, detail: detail ?? take(left.find((row) => isTaxing(row, lines, exponent))) }));
	const whole = placed.every(({ detail }) => !detail) && left.length === 1 ? left.splice(0, 1)[0] : undefined;
	const groups = whole ? [{ lines: plain.lines, detail: whole }] : placed;
	if (left.length > 0) return { groups: [], faults: [notPlaced(left, document)] };
	return withAmounts(groups, plain, exponent, currencyId);
}

type Group = { lines: PlainLine[]; detail: TaxDetail | undefined };

/** The amounts of the details, where they are in the currency of the document; else those that the rates give. */
function withAmounts(groups: Group[], { vat }: Plain, exponent: number, currency: string) {
	const stated = groups.map(({ detail }) => Math.abs(minorUnits(detail?.vatAmount ?? 0, exponent) ?? Number.NaN));
	const isInCurrency = vat === undefined || sumOf(stated, (amount) => amount) === vat;
	const amounts = isInCurrency
		? stated
		: groups.map(({ lines, detail }) => percentOf(Math.max(0, sumOf(lines, ({ net }) => net)), detail?.vatRate ?? 0));
	const sum = sumOf(amounts, (amount) => amount);
	if (Number.isNaN(sum) || (vat !== undefined && sum !== vat)) {
		const reason = `The VAT of the tax details comes to ${shown(sum, exponent)}, Visma.net says ${shown(vat ?? 0, exponent)} ${currency}`;
		return { groups: [], faults: [{ code: 'does-not-add-up', field: 'taxDetails', reason }] };
	}
	const taxed = groups.map(({ lines, detail }, index) => ({ lines, vat: { rate: detail?.vatRate ?? 0, amount: amounts[index] ?? 0 } }));
	return { groups: sortBy(taxed, ({ vat: { rate } }) => -rate), faults: [] };
}

function untaxed({ lines, vat = 0 }: Plain, exponent: number, currency: string): { groups: TaxedLines[]; faults: Fault[] } {
	if (vat === 0) return { groups: [{ lines, vat: { rate: 0, amount: 0 } }], faults: [] };
	const reason =
		`The item says that VAT comes to ${shown(vat, exponent)} ${currency}, but not at which rates. ` +
		'Let Get Many bring Tax Details along (option Include), or use Get';
	return { groups: [], faults: [{ code: 'vat-details-missing', field: 'taxDetails', reason }] };
}

const idsOf = ({ taxId, vatId }: TaxDetail) => [taxId, vatId?.number];

const isTaxing = ({ taxableAmount }: TaxDetail, lines: PlainLine[], exponent: number) =>
	Math.abs(minorUnits(taxableAmount ?? Number.NaN, exponent) ?? Number.NaN) === sumOf(lines, ({ net }) => net);

function notPlaced(left: TaxDetail[], { taxDetails }: SourceDocument): Fault {
	const named = left.map(({ taxId, vatRate }) => `${taxId} (${vatRate} %)`).join(', ');
	const reason =
		`It is unclear which lines bear the VAT ${named}: neither a VAT code of the lines nor their amounts fit ` +
		`(${taxDetails?.length} rows of tax details). Correct the VAT codes of the lines in Visma.net, or import it by hand`;
	return { code: 'vat-not-assigned', field: 'taxDetails', reason };
}
