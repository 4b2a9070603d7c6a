import type { ChargebeeInvoice } from '../../chargebee';
import type { Change } from '../audit';
import { dayOf, type MappedDocument } from './map/map';
import { shown, sumOf } from './money';

/** What may never change on an invoice that was issued: what differs, with both sides. */
export function economicDifferences(mapped: MappedDocument, current: Economics, timeZone: string): Change[] {
	const { reckoned, exponent } = mapped;
	const tax = sumOf(reckoned.taxes, ({ amount }) => amount);
	const subTotal = reckoned.total - tax - reckoned.rounding;
	const money = (units: number | undefined) => (units === undefined ? '' : shown(units, exponent));
	const day = (seconds: number | undefined) => (seconds === undefined ? '' : dayOf(seconds, timeZone));
	const changes: Change[] = [
		{ field: 'customer_id', from: current.customer_id ?? '', to: mapped.customerId },
		{ field: 'currency_code', from: current.currency_code ?? '', to: mapped.currency },
		{ field: 'date', from: day(current.date), to: mapped.day },
		{ field: 'total', from: money(current.total), to: money(reckoned.total) },
		{ field: 'sub_total', from: money(current.sub_total), to: money(subTotal) },
		{ field: 'tax', from: money(current.tax ?? sumOf(current.taxes ?? [], ({ amount }) => amount)), to: money(tax) },
	];
	if (mapped.dueDay !== '' && current.due_date !== undefined) {
		changes.push({ field: 'due_date', from: day(current.due_date), to: mapped.dueDay });
	}
	return changes.filter(({ from, to }) => from !== to);
}

type Economics = Pick<
	ChargebeeInvoice,
	'customer_id' | 'currency_code' | 'date' | 'due_date' | 'total' | 'sub_total' | 'tax' | 'taxes'
>;
