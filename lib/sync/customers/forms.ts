import { omit } from 'lodash';

import { type ChargebeeCustomer, fieldsOf, type Form } from '../../chargebee';
import type { Change } from '../audit';
import type { MappedCustomer } from './map';
import { VERSION_FIELDS, type Version } from './version';

/** POST /customers: everything that has a value. */
export function createForm(id: string, mapped: MappedCustomer, version: Version): Form {
	return {
		id,
		...filled(mapped.customer),
		...fieldsOf('billing_address', filled(mapped.address)),
		...filled(mapped.vat),
		meta_data: filled({ ...mapped.meta, ...versionMeta(version) }),
	};
}

/** POST /customers/{id}: the fields that changed, and the version; meta data of others stays. */
export function updateForm(mapped: MappedCustomer, changes: Change[], current: ChargebeeCustomer, version: Version): Form {
	const changed = changes.map(({ field, to }) => [field, to] as const);
	const known = current.meta_data ?? {};
	const own = Object.entries({ ...mapped.meta, ...versionMeta(version) });
	// An own key that lost its value is sent empty: whether Chargebee merges or replaces meta data is UNVERIFIED.
	const meta = { ...known, ...Object.fromEntries(own.filter(([key, value]) => value !== '' || key in known)) };
	return { ...Object.fromEntries(changed), meta_data: meta };
}

/**
 * POST /customers/{id}/update_billing_info: the call erases what it does not name, so Chargebee's own members of the
 * address, its VAT number where the sync leaves it alone, and its tax flags are sent along as they are.
 */
export function billingForm(mapped: MappedCustomer, current: ChargebeeCustomer): Form {
	const { billing_address: known } = current;
	// The code of a state means the state that it came with.
	const outdated = (known?.state ?? '') === (mapped.address.state ?? '') ? [] : ['state_code'];
	const address = omit(known, ['validation_status', 'object', ...outdated]);
	const { vat_number, vat_number_prefix, business_customer_without_vat_number, registered_for_gst } = current;
	const flags = { vat_number, vat_number_prefix, business_customer_without_vat_number, registered_for_gst };
	return { ...fieldsOf('billing_address', filled({ ...address, ...mapped.address })), ...filled({ ...flags, ...mapped.vat }) };
}

/** An item without a version leaves the one that is known, so that older copies are still told. */
function versionMeta({ lastModified, timeStamp }: Version): Record<string, string> {
	if (lastModified === '') return {};
	return { [VERSION_FIELDS.lastModified]: lastModified, [VERSION_FIELDS.timeStamp]: timeStamp };
}

function filled<T>(fields: Record<string, T>): Record<string, T> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined));
}
