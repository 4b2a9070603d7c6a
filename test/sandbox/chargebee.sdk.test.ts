import Chargebee from 'chargebee';

import { CHARGEBEE_API_KEY } from '../../sandbox';
import { run, type Running } from './running';

let running: Running;
let sdk: Chargebee;
beforeAll(async () => {
	running = await run('empty');
	const { hostname, port } = new URL(running.sandbox.chargebee.url);
	// The SDK builds its host as site + suffix: a site that is an address needs no name server.
	const address = { site: hostname, hostSuffix: '', protocol: 'http', port: Number(port) };
	sdk = new Chargebee({ ...address, apiKey: CHARGEBEE_API_KEY } as ConstructorParameters<typeof Chargebee>[0]);
});
afterAll(async () => await running.sandbox.stop());
beforeEach(async () => await running.control.chargebee.reset({ seed: 'empty' }));

describe('the official Chargebee SDK', () => {
	it('creates a customer with address, VAT number and meta data, and reads it back', async () => {
		const { customer } = await sdk.customer.create({
			id: 'VN-10001',
			company: 'Bjørk & Sønner AS',
			email: 'post@bjork.example',
			net_term_days: 14,
			vat_number: 'NO910134264MVA',
			meta_data: { visma: { number: '10001' } },
			billing_address: { line1: 'Storgata 1', zip: '0150', city: 'Oslo', country: 'NO' },
		});
		const read = await sdk.customer.retrieve('VN-10001');
		expect(read.customer).toEqual(customer);
		expect(read.customer).toMatchObject({
			company: 'Bjørk & Sønner AS',
			net_term_days: 14,
			billing_address: { city: 'Oslo' },
		});
		expect(read.customer.meta_data).toEqual({ visma: { number: '10001' } });
	});

	it('updates a customer, and its billing info by assignment', async () => {
		await sdk.customer.create({ id: 'A', vat_number: 'DK25000012', billing_address: { city: 'Køge', country: 'DK' } });
		expect((await sdk.customer.update('A', { company: 'Ny ApS' })).customer.company).toBe('Ny ApS');
		const { customer } = await sdk.customer.updateBillingInfo('A', { billing_address: { city: 'Odense' } });
		expect(customer.billing_address?.country).toBeUndefined();
		expect(customer.vat_number).toBeUndefined();
	});

	it('lists customers page by page, filtered and sorted', async () => {
		for (let index = 0; index < 12; index++) await sdk.customer.create({ id: `S-${index}`, company: 'Serie' });
		const first = await sdk.customer.list({ limit: 5, company: { is: 'Serie' }, 'sort_by[asc]': 'created_at' });
		const second = await sdk.customer.list({ limit: 100, company: { is: 'Serie' }, offset: first.next_offset });
		expect([...first.list, ...second.list].map(({ customer }) => customer.id)).toEqual(
			Array.from({ length: 12 }, (_, index) => `S-${index}`),
		);
		expect(second.next_offset).toBeUndefined();
		const some = await sdk.customer.list({ id: { in: ['S-3', 'S-8'] } });
		expect(some.list.map(({ customer }) => customer.id)).toEqual(['S-3', 'S-8']);
	});

	it('deletes a customer', async () => {
		await sdk.customer.create({ id: 'A' });
		expect((await sdk.customer.delete('A')).customer.deleted).toBe(true);
		expect((await sdk.customer.list({ include_deleted: true })).list).toHaveLength(1);
	});

	it('reads errors with their code and parameter', async () => {
		await sdk.customer.create({ id: 'A' });
		const refused = { http_status_code: 400, type: 'invalid_request' };
		await expect(sdk.customer.create({ id: 'A' })).rejects.toMatchObject({
			...refused,
			api_error_code: 'duplicate_entry',
			param: 'id',
		});
		await expect(sdk.customer.create({ billing_address: { country: 'XX' } })).rejects.toMatchObject({
			...refused,
			api_error_code: 'param_wrong_value',
			param: 'billing_address[country]',
		});
		await expect(sdk.customer.retrieve('none')).rejects.toMatchObject({
			http_status_code: 404,
			api_error_code: 'resource_not_found',
		});
	});

	it('sends an idempotency key and sees the replay', async () => {
		const headers = { 'chargebee-idempotency-key': 'sdk-1' };
		await sdk.customer.create({ company: 'Once' }, headers);
		expect((await sdk.customer.create({ company: 'Once' }, headers)).isIdempotencyReplayed).toBe('true');
	});

	it('lists events and configurations', async () => {
		await sdk.customer.create({ id: 'A' });
		const { list } = await sdk.event.list({ 'sort_by[asc]': 'occurred_at' });
		expect(list.map(({ event }) => event.event_type)).toEqual(['customer_created']);
		expect((await sdk.configuration.list()).configurations[0]?.domain).toBe('nordic-test');
	});
});
