import type { ChargebeeCustomer } from '../../chargebee';
import type { Change } from '../audit';
import type { MappedCustomer } from './map';

/** The owned fields that differ, by the call that can change them. */
export interface Differences {
	customer: Change[];
	billing: Change[];
	meta: Change[];
}

/**
 * Compares what Visma says with what Chargebee has, owned fields only. Chargebee normalises e-mail addresses and VAT
 * numbers in its own way (UNVERIFIED how), so case and punctuation are no difference there: a sync that writes the
 * same value again on every run would never come to rest.
 */
export function compare(mapped: MappedCustomer, current: ChargebeeCustomer): Differences {
	const { billing_address: address = {}, meta_data: meta = {} } = current;
	const billing = [
		...differing(mapped.address, address, (member) => `billing_address[${member}]`),
		...differing(mapped.vat, current),
	];
	return {
		customer: differing(mapped.customer, current),
		billing,
		meta: differing(mapped.meta, meta, (key) => `meta_data.${key}`),
	};
}

function differing(wanted: Record<string, string>, current: object, name = (field: string) => field): Change[] {
	const values = current as Record<string, unknown>;
	return Object.entries(wanted)
		.filter(([field, to]) => !isSame(field, values[field], to))
		.map(([field, to]) => ({ field: name(field), from: String(values[field] ?? ''), to }));
}

/** Custom fields have types in Chargebee: `1.50` and `True` come back as 1.5 and true. */
function isSame(field: string, current: unknown, wanted: string): boolean {
	if (typeof current === 'number') return wanted !== '' && Number(wanted) === current;
	if (typeof current === 'boolean') return FLAGS.get(wanted.toLowerCase()) === current;
	return normal(field, String(current ?? '')) === normal(field, wanted);
}

const FLAGS = new Map([
	['true', true],
	['1', true],
	['false', false],
	['0', false],
]);

function normal(field: string, value: string): string {
	if (field === 'email') return value.toLowerCase();
	return field === 'vat_number' ? value.replace(/[\s.-]/g, '').toUpperCase() : value;
}
