import fc from 'fast-check';
import { omitBy } from 'lodash';

import type { ChargebeeCustomer, Form } from '../../../../lib/chargebee';
import { compare } from '../../../../lib/sync/customers/compare';
import { billingForm, createForm, updateForm } from '../../../../lib/sync/customers/forms';
import { type MappedCustomer, mapCustomer } from '../../../../lib/sync/customers/map';
import { type Version, versionOf, versionSeen } from '../../../../lib/sync/customers/version';
import { create, update, updateBillingInfo } from './chargebeeModel';
import { anyVismaCustomer, NORDLYS, SETTINGS } from './fixtures';

const { mapped } = mapCustomer(NORDLYS, SETTINGS);
const VERSION = versionOf(NORDLYS);

/** The customer after the calls that the sync makes for it. */
function synced(wanted: MappedCustomer, current: ChargebeeCustomer, version: Version): ChargebeeCustomer {
	const { customer, billing } = compare(wanted, current);
	const updated = update(current, updateForm(wanted, customer, current, version));
	return billing.length === 0 ? updated : updateBillingInfo(updated, billingForm(wanted, current));
}

describe('the form of a creation', () => {
	it('holds what has a value, address and VAT number too, and the version', () => {
		const bare: MappedCustomer = { customer: { company: 'A', phone: '' }, address: { city: 'Oslo', zip: '' }, vat: { vat_number: '' }, meta: { visma_customer_number: '1' } };
		expect(createForm('VN-1', bare, VERSION)).toEqual({
			id: 'VN-1',
			company: 'A',
			'billing_address[city]': 'Oslo',
			meta_data: {
				visma_customer_number: '1',
				visma_last_modified: VERSION.lastModified,
				visma_time_stamp: VERSION.timeStamp,
			},
		});
	});
});

describe('the form of an update', () => {
	it("holds the changed fields alone, and everybody's meta data with our own renewed", () => {
		const current = { id: 'VN-1', meta_data: { crm: { owner: 'Kari' }, visma_corporate_id: 'old' } };
		const form = updateForm(mapped, [{ field: 'phone', from: '1', to: '' }], current, VERSION);
		expect(form).toEqual({
			phone: '',
			meta_data: {
				crm: { owner: 'Kari' },
				...mapped.meta,
				visma_last_modified: VERSION.lastModified,
				visma_time_stamp: VERSION.timeStamp,
			},
		});
	});

	it('empties an own key of meta data that lost its value, and adds no empty ones', () => {
		const lost = { ...mapped, meta: { visma_corporate_id: '', visma_internal_id: '' } };
		const current = { id: 'VN-1', meta_data: { visma_corporate_id: '918238470' } };
		const { meta_data: meta } = updateForm(lost, [], current, VERSION) as { meta_data: object };
		expect(meta).toMatchObject({ visma_corporate_id: '' });
		expect(meta).not.toHaveProperty('visma_internal_id');
	});
});

it('an item without a version leaves the one that Chargebee knows', () => {
	const current = create(createForm('VN-1', mapped, VERSION));
	const updated = update(current, updateForm(mapped, [], current, { lastModified: '', timeStamp: '' }));
	expect(versionSeen(updated)).toEqual(VERSION);
});

describe('the form of billing information, which erases what it does not name', () => {
	const current: ChargebeeCustomer = {
		id: 'VN-1',
		vat_number: 'NO1',
		vat_number_prefix: 'NO',
		business_customer_without_vat_number: false,
		registered_for_gst: true,
		billing_address: { first_name: 'Kari', company: 'Other', city: 'Bergen', line2: 'Attic', validation_status: 'valid' },
	};

	it("sends Chargebee's own members of the address and its tax flags along", () => {
		const form = billingForm({ ...mapped, address: { city: 'Oslo', line2: '' } }, current);
		expect(form).toEqual({
			'billing_address[first_name]': 'Kari',
			'billing_address[company]': 'Other',
			'billing_address[city]': 'Oslo',
			vat_number: 'NO918238470MVA',
			vat_number_prefix: 'NO',
			business_customer_without_vat_number: false,
			registered_for_gst: true,
		});
	});

	it('keeps the VAT number that the sync leaves alone', () => {
		expect(billingForm({ ...mapped, vat: {} }, current)).toMatchObject({ vat_number: 'NO1', vat_number_prefix: 'NO' });
	});

	it('erases a VAT number that Visma.net no longer has', () => {
		expect(billingForm({ ...mapped, vat: { vat_number: '' } }, current)).not.toHaveProperty('vat_number');
	});

	it('drops the code of a state when the state itself changes, and keeps it when it does not', () => {
		const american = { ...current, billing_address: { state: 'California', state_code: 'CA', country: 'US' } };
		const moved = billingForm({ ...mapped, address: { state: 'Oslo', country: 'NO' } }, american);
		expect(Object.keys(moved)).not.toContain('billing_address[state_code]');
		const stayed = billingForm({ ...mapped, address: { state: 'California', country: 'US', city: 'LA' } }, american);
		expect(stayed).toMatchObject({ 'billing_address[state_code]': 'CA' });
	});
});

describe('any Visma.net customer', () => {
	const settings = fc.record({
		vatNumber: fc.constantFrom('asInVisma' as const, 'withoutCountry' as const, 'leaveAlone' as const),
		addressSource: fc.constantFrom('main' as const, 'invoice' as const),
		contactSource: fc.constantFrom('main' as const, 'invoice' as const),
	});
	const NOTHING = { customer: [], billing: [], meta: [] };

	it('is what Chargebee has after it was created', () => {
		fc.assert(
			fc.property(anyVismaCustomer, settings, (visma, chosen) => {
				const wanted = mapCustomer(visma, { ...SETTINGS, ...chosen }).mapped;
				const created = create(createForm('VN-1', wanted, versionOf(visma)));
				expect(compare(wanted, created)).toEqual(NOTHING);
				expect(versionSeen(created)).toEqual(versionOf(visma));
			}),
		);
	});

	it('is what Chargebee has after an update from whatever was there, and what others own stays', () => {
		const word = fc.string({ minLength: 1, maxLength: 5 });
		const others = fc.record({
			customer: fc.record({ auto_collection: word, locale: word, cf_own: word }, { requiredKeys: [] }),
			tax: fc.record({ vat_number_prefix: word, registered_for_gst: fc.boolean() }, { requiredKeys: [] }),
			address: fc.record({ first_name: word, last_name: word, company: word }, { requiredKeys: [] }),
			meta: fc.dictionary(fc.constantFrom('crm', 'owner'), word, { noNullPrototype: true }),
		});
		fc.assert(
			fc.property(anyVismaCustomer, anyVismaCustomer, settings, others, (before, after, chosen, own) => {
				const mapping = { ...SETTINGS, ...chosen };
				const first = create(createForm('VN-1', mapCustomer(before, mapping).mapped, versionOf(before)));
				const current = {
					...first,
					...own.customer,
					...own.tax,
					billing_address: { ...first.billing_address, ...own.address },
					meta_data: { ...first.meta_data, ...own.meta },
				};
				const wanted = mapCustomer(after, mapping).mapped;
				const result = synced(wanted, current, versionOf(after));
				expect(compare(wanted, result)).toEqual(NOTHING);
				expect(result).toMatchObject({ ...own.customer, ...own.tax, meta_data: own.meta });
				expect(result.billing_address ?? {}).toMatchObject(own.address);
				if (chosen.vatNumber === 'leaveAlone') expect(result.vat_number).toBe(current.vat_number);
			}),
		);
	});

	it('is sent without undefined or doubled names', () => {
		fc.assert(
			fc.property(anyVismaCustomer, (visma) => {
				const form: Form = createForm('VN-1', mapCustomer(visma, SETTINGS).mapped, versionOf(visma));
				expect(omitBy(form, (value) => value === undefined || value === '')).toEqual(form);
			}),
		);
	});
});
