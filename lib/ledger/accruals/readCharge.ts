import type { Report } from '../fault';
import { fingerprint } from '../identity';
import { secondsOf, textOf, type Json } from '../wire/json';
import { unitReader } from '../wire/sale';

/** What an unbilled charge says, amounts in wire units. */
export interface ChargeFacts {
	from: number | undefined;
	to: number | undefined;
	amount: bigint;
	discount: bigint;
	currency: string | undefined;
	entityType: string | undefined;
	itemPrice: string | undefined;
	businessEntity: string | undefined;
	D: string;
}

/** Reads an unbilled charge; what cannot be read is reported and taken as absent. */
export function readCharge(raw: Json, report: Report): ChargeFacts {
	const units = unitReader(report);
	const facts = {
		from: secondsOf(raw.date_from),
		to: secondsOf(raw.date_to),
		amount: units(raw, 'amount'),
		discount: units(raw, 'discount_amount'),
		currency: textOf(raw.currency_code)?.toUpperCase(),
		entityType: textOf(raw.entity_type),
		itemPrice: textOf(raw.entity_id),
		businessEntity: textOf(raw.business_entity_id),
	};
	if (facts.currency === undefined) {
		report({ code: 'currency-missing', message: 'It names no currency.', remedy: 'Read it again from Chargebee.' });
	}
	const { from, to, amount, discount, currency, itemPrice } = facts;
	return {
		...facts,
		D: fingerprint(JSON.stringify([currency, String(amount), String(discount), from, to, itemPrice])),
	};
}
