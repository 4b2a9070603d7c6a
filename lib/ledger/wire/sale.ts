import type { Report } from '../fault';
import { fingerprint } from '../identity';
import { parseDecimal, plainDecimal } from '../money/decimal';
import { isObject, objectsOf, textOf, secondsOf, wireUnits, type Json } from './json';

/** A line of an invoice or credit note, amounts in wire units. */
export interface LineFacts {
	id: string;
	from: number | undefined;
	to: number | undefined;
	amount: bigint;
	discount: bigint;
	entityType: string | undefined;
	itemPrice: string | undefined;
	subscription: string | undefined;
	referenceLine: string | undefined;
}

/** Tax of one line at one rate. */
export interface TaxFacts {
	line: string | undefined;
	/** The exact rate as text: `25`, `25.5`. */
	rate: string;
	amount: bigint;
}

/** What an invoice or credit note says, amounts in wire units, times in unix seconds. */
export interface SaleFacts {
	status: string;
	date: number | undefined;
	voidedAt: number | undefined;
	currency: string | undefined;
	taxInclusive: boolean;
	subTotal: bigint | undefined;
	tax: bigint | undefined;
	total: bigint;
	roundOff: bigint;
	country: string | undefined;
	businessEntity: string | undefined;
	reasonCode: string | undefined;
	referenceInvoice: string | undefined;
	lines: LineFacts[];
	taxes: TaxFacts[];
	truncated: boolean;
	/** Fingerprint of the facts; status and voiding are no part of it. */
	D: string;
}

/** Reads whole wire units from named fields of one object, reporting those that are not. */
export function unitReader(report: Report): (raw: Json, field: string) => bigint {
	return (raw, field) => {
		const units = wireUnits(raw[field]);
		if (units !== undefined) return units;
		report({
			code: 'document-unreadable',
			message: `Its ${field} is ${JSON.stringify(raw[field])}, no whole number of minor units.`,
			remedy: 'Read the document again from Chargebee.',
		});
		return 0n;
	};
}

/** A positive exchange rate as Chargebee printed it, or null. */
export function rateOf(value: unknown): number | null {
	const rate = parseDecimal(value);
	return rate && rate.digits > 0n ? Number(plainDecimal(rate)) : null;
}

/** The billing country, else the shipping country. */
export function countryOf(raw: Json): string | undefined {
	const addresses = [raw.billing_address, raw.shipping_address].filter(isObject);
	return addresses.map(({ country }) => textOf(country)?.toUpperCase()).find((country) => country !== undefined);
}

function taxRate(raw: Json, report: Report): string {
	const rate = parseDecimal(raw.tax_rate ?? 0);
	if (rate) return plainDecimal(rate);
	report({
		code: 'document-unreadable',
		message: `A tax rate is ${JSON.stringify(raw.tax_rate)}, no number.`,
		remedy: 'Read the document again from Chargebee.',
	});
	return '';
}

/** Reads an invoice or credit note; what cannot be read is reported and taken as absent. */
export function readSale(raw: Json, report: Report): SaleFacts {
	const units = unitReader(report);
	const ownSubscription = textOf(raw.subscription_id);
	const lines = objectsOf(raw.line_items ?? []).map((line) => ({
		id: textOf(line.id) ?? '',
		from: secondsOf(line.date_from),
		to: secondsOf(line.date_to),
		amount: units(line, 'amount'),
		discount: units(line, 'discount_amount'),
		entityType: textOf(line.entity_type),
		itemPrice: textOf(line.entity_id),
		subscription: textOf(line.subscription_id) ?? ownSubscription,
		referenceLine: textOf(line.reference_line_item_id),
	}));
	const taxes = objectsOf(raw.line_item_taxes ?? []).map((tax) => ({
		line: textOf(tax.line_item_id),
		rate: taxRate(tax, report),
		amount: units(tax, 'tax_amount'),
	}));
	const date = secondsOf(raw.date) ?? secondsOf(raw.generated_at);
	const currency = textOf(raw.currency_code)?.toUpperCase();
	const total = units(raw, 'total');
	const facts = [currency, rateOf(raw.exchange_rate), date, total, ...factsOf(lines, taxes)];
	return {
		status: textOf(raw.status) ?? '',
		date,
		voidedAt: secondsOf(raw.voided_at),
		currency,
		taxInclusive: raw.price_type === 'tax_inclusive',
		subTotal: raw.sub_total === undefined ? undefined : units(raw, 'sub_total'),
		tax: raw.tax === undefined ? undefined : units(raw, 'tax'),
		total,
		roundOff: units(raw, 'round_off_amount'),
		country: countryOf(raw),
		businessEntity: textOf(raw.business_entity_id),
		reasonCode: textOf(raw.reason_code),
		referenceInvoice: textOf(raw.reference_invoice_id),
		lines,
		taxes,
		truncated: textOf(raw.line_items_next_offset) !== undefined,
		D: fingerprint(facts.join('\n')),
	};
}

function factsOf(lines: readonly LineFacts[], taxes: readonly TaxFacts[]): string[] {
	return [
		...lines.map(({ id, amount, discount, from, to }) => `line ${id} ${amount} ${discount} ${from} ${to}`),
		...taxes.map(({ line, rate, amount }) => `tax ${line} ${rate} ${amount}`),
	].sort();
}
