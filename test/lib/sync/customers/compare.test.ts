import type { ChargebeeCustomer } from '../../../../lib/chargebee';
import { compare } from '../../../../lib/sync/customers/compare';
import { type MappedCustomer, mapCustomer } from '../../../../lib/sync/customers/map';
import { NORDLYS, SETTINGS } from './fixtures';

const { mapped } = mapCustomer(NORDLYS, SETTINGS);
const SAME: ChargebeeCustomer = {
	id: 'VN-10001',
	...mapped.customer,
	net_term_days: 30,
	...mapped.vat,
	billing_address: { ...mapped.address, validation_status: 'not_validated' },
	meta_data: { ...mapped.meta, visma_last_modified: '2026-11-20T10:00:00.000' },
};
const NONE = { customer: [], billing: [], meta: [] };
const small = (customer: Record<string, string>): MappedCustomer => ({ customer, address: {}, vat: {}, meta: {} });

describe('what differs', () => {
	it('is nothing when every owned field is equal, whatever else the customer has', () => {
		expect(compare(mapped, SAME)).toEqual(NONE);
		expect(compare(mapped, { ...SAME, auto_collection: 'on', cf_own: 'x', vat_number_prefix: 'NO' } as ChargebeeCustomer)).toEqual(NONE);
	});

	it('is named by the call that can change it, with both values', () => {
		const edited = {
			...SAME,
			company: 'Edited',
			net_term_days: 14,
			vat_number: undefined,
			billing_address: { ...SAME.billing_address, city: 'Bergen' },
			meta_data: { ...SAME.meta_data, visma_corporate_id: '1' },
		};
		expect(compare(mapped, edited)).toEqual({
			customer: [
				{ field: 'company', from: 'Edited', to: 'Nordlys Energi AS' },
				{ field: 'net_term_days', from: '14', to: '30' },
			],
			billing: [
				{ field: 'billing_address[city]', from: 'Bergen', to: 'Oslo' },
				{ field: 'vat_number', from: '', to: 'NO918238470MVA' },
			],
			meta: [{ field: 'meta_data.visma_corporate_id', from: '1', to: '918238470' }],
		});
	});

	it('is everything with a value for a customer that has only its id', () => {
		const { customer, billing, meta } = compare(mapped, { id: 'VN-10001' });
		const filled = [mapped.customer, mapped.address, mapped.vat, mapped.meta].flatMap((group) => Object.values(group));
		expect([...customer, ...billing, ...meta].map(({ to }) => to).sort()).toEqual(filled.sort());
	});
});

describe('what is no difference', () => {
	it.each<[string, string, string, boolean]>([
		['email', 'Faktura@Nordlys.example', 'faktura@nordlys.EXAMPLE', true],
		['company', 'NORDLYS', 'Nordlys', false],
		['vat_number', 'NO918238470MVA', 'no 918.238-470 mva', true],
		['phone', '+4722', '+47 22', false],
	])('%s: %s and %s', (field, wanted, current, isSame) => {
		const { customer } = compare(small({ [field]: wanted }), { id: 'x', [field]: current });
		expect(customer.length === 0).toBe(isSame);
	});

	it.each<[string, unknown, boolean]>([
		['1.50', 1.5, true],
		['007', 7, true],
		['8', 7, false],
		['', 0, false],
		['gold', 7, false],
		['True', true, true],
		['0', false, true],
		['1', true, true],
		['true', false, false],
		['yes', true, false],
		['', false, false],
	])('a custom field with "%s" in Visma.net and %j in Chargebee, which keeps types', (wanted, current, isSame) => {
		const { customer } = compare(small({ cf_x: wanted }), { id: 'x', cf_x: current });
		expect(customer.length === 0).toBe(isSame);
	});
});
