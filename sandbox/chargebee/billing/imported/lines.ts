import { wrongValue } from '../../errors';
import type { Deed } from '../deed';
import { sumOf } from '../money';
import type { Line, LineTax } from '../shapes';
import type { Taxed } from '../document/lines';

/** A line as it was sent; its taxes stand in numbered columns. */
export interface SentLine {
	id?: string | null;
	reference_line_item_id?: string | null;
	date_from?: number;
	date_to?: number;
	subscription_id?: string | null;
	description?: string | null;
	unit_amount?: number;
	quantity?: number | null;
	amount?: number;
	entity_type?: string | null;
	entity_id?: string | null;
	item_level_discount1_amount?: number;
	item_level_discount2_amount?: number;
	[tax: `tax${number}_name`]: unknown;
	[tax: `tax${number}_amount`]: unknown;
}

interface SentTax {
	name?: string | null;
	rate?: number;
	amount?: number;
}

interface Sent {
	lines: SentLine[];
	taxes: SentTax[];
	/** Discounts of the whole document; they lower no line. */
	customerId: string;
	date: number;
}

/** The lines of an imported document as they will be kept; nothing is reckoned, only checked. */
export function importedLines(deed: Deed, { lines, taxes, customerId, date }: Sent): Taxed {
	if (lines.length === 0) throw wrongValue('line_items', 'must have at least one row');
	checkTaxes(lines, taxes);
	const made = lines.map((line, index) => lineOf(deed, line, index, { customerId, date, taxes }));
	return { line_items: made.map(({ line }) => line), line_item_taxes: made.flatMap((each) => each.taxes) };
}

function lineOf(deed: Deed, sent: SentLine, index: number, { customerId, date, taxes }: Omit<Sent, 'lines'>) {
	const id = sent.id ?? deed.newId('line');
	const amount = amountOf(deed, sent, index);
	const discount = (sent.item_level_discount1_amount ?? 0) + (sent.item_level_discount2_amount ?? 0);
	if (discount > Math.abs(amount)) {
		throw wrongValue(`line_items[item_level_discount1_amount][${index}]`, 'cannot be more than the amount of the line');
	}
	const rows = lineTaxes(sent, index).map(({ name, amount: tax }): LineTax => {
		const rate = taxes.find((row) => row.name === name)?.rate ?? 0;
		return {
			line_item_id: id,
			tax_name: name,
			tax_rate: rate,
			tax_juris_type: 'country',
			tax_juris_name: '',
			tax_juris_code: '',
			taxable_amount: amount - discount,
			tax_amount: tax,
			is_partial_tax_applied: false,
			is_non_compliance_tax: false,
			object: 'line_item_tax',
		};
	});
	const line: Line = {
		id,
		...(sent.reference_line_item_id ? { reference_line_item_id: sent.reference_line_item_id } : {}),
		...(sent.subscription_id ? { subscription_id: sent.subscription_id } : {}),
		customer_id: customerId,
		date_from: sent.date_from ?? date,
		date_to: sent.date_to ?? sent.date_from ?? date,
		unit_amount: sent.unit_amount ?? amount,
		quantity: sent.quantity ?? 1,
		amount,
		pricing_model: sent.unit_amount === undefined ? 'flat_fee' : 'per_unit',
		is_taxed: rows.length > 0,
		tax_amount: sumOf(rows, ({ tax_amount }) => tax_amount),
		...(rows[0] ? { tax_rate: rows[0].tax_rate } : {}),
		discount_amount: discount,
		item_level_discount_amount: discount,
		description: sent.description ?? '',
		entity_type: (sent.entity_type ?? 'adhoc') as Line['entity_type'],
		...(sent.entity_id ? { entity_id: sent.entity_id } : {}),
		object: 'line_item',
	};
	return { line, taxes: rows };
}

function amountOf(deed: Deed, { description, amount, unit_amount, quantity }: SentLine, index: number): number {
	if (!description) throw wrongValue(`line_items[description][${index}]`, 'cannot be blank');
	const whole = amount ?? (unit_amount === undefined ? undefined : unit_amount * (quantity ?? 1));
	if (whole === undefined) throw wrongValue(`line_items[amount][${index}]`, 'cannot be blank');
	if (whole < 0 && !deed.settings.negativeLines) {
		throw wrongValue(`line_items[amount][${index}]`, 'cannot be below zero');
	}
	return whole;
}

/** The taxes of one line: names and amounts come in pairs. */
function lineTaxes(sent: SentLine, index: number): Array<{ name: string; amount: number }> {
	return Array.from({ length: 10 }, (_, column) => column + 1).flatMap((column) => {
		const name = sent[`tax${column}_name`];
		const amount = sent[`tax${column}_amount`];
		if (typeof name !== 'string' && amount === undefined) return [];
		if (typeof name !== 'string') throw wrongValue(`line_items[tax${column}_name][${index}]`, 'cannot be blank');
		if (typeof amount !== 'number') throw wrongValue(`line_items[tax${column}_amount][${index}]`, 'cannot be blank');
		return [{ name, amount }];
	});
}

/** Names and rates stand in a table of their own, which lines refer to by name. */
function checkTaxes(lines: SentLine[], taxes: SentTax[]): void {
	for (const [index, { name, rate }] of taxes.entries()) {
		if (!name) throw wrongValue(`taxes[name][${index}]`, 'cannot be blank');
		if (rate === undefined) throw wrongValue(`taxes[rate][${index}]`, 'cannot be blank');
	}
	const all = lines.flatMap((line, index) => lineTaxes(line, index).map((tax) => ({ ...tax, index })));
	const unknown = all.find(({ name }) => !taxes.some((row) => row.name === name));
	if (unknown) throw wrongValue(`line_items[tax1_name][${unknown.index}]`, `the tax ${unknown.name} is not among the taxes`);
	for (const [index, { name, amount }] of taxes.entries()) {
		const sum = sumOf(
			all.filter((tax) => tax.name === name),
			(tax) => tax.amount,
		);
		if (amount !== undefined && amount !== sum) {
			throw wrongValue(`taxes[amount][${index}]`, `is ${amount}, but the lines have ${sum} of ${name}`);
		}
	}
}
