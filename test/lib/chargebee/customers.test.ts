import {
	ChargebeeError,
	createCustomer,
	findCustomers,
	getCustomer,
	listCustomers,
	updateBillingInfo,
	updateCustomer,
} from '../../../lib/chargebee';
import { CHARGEBEE_OTHER_SITE_KEY, CHARGEBEE_READ_ONLY_KEY } from '../../../sandbox';
import { openSite, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
	site = await openSite();
});
afterAll(async () => await site.stop());
beforeEach(async () => await site.control.reset({ seed: 'empty' }));

const key = (idempotencyKey: string) => ({ idempotencyKey });
const addCustomers = async (count: number) =>
	await site.control.addCustomers(Array.from({ length: count }, (_, index) => ({ id: `VN-${index}`, created_at: 1_700_000_000 })));

describe('a list', () => {
	it.each([0, 99, 100, 101, 250])('of %i comes in full, a hundred a call', async (count) => {
		await addCustomers(count);
		const customers = await listCustomers(site.client, {});
		expect(new Set(customers.map(({ id }) => id)).size).toBe(count);
		expect(await site.control.requests()).toHaveLength(Math.max(1, Math.ceil(count / 100)));
	});

	it('ends at the limit, and asks for no more than is missing', async () => {
		await addCustomers(150);
		await site.control.clearRequests();
		expect(await listCustomers(site.client, {}, 120)).toHaveLength(120);
		expect((await site.control.requests()).map(({ query }) => (query as { limit: string }).limit)).toEqual(['100', '20']);
	});

	it('of wanted ids names those that exist, 100 ids a call', async () => {
		await addCustomers(150);
		await site.control.clearRequests();
		const found = await findCustomers(site.client, Array.from({ length: 160 }, (_, index) => `VN-${index}`));
		expect(found.size).toBe(150);
		expect(found.get('VN-7')?.id).toBe('VN-7');
		expect(await site.control.requests()).toHaveLength(2);
	});

	it('of no ids makes no call', async () => {
		await site.control.clearRequests();
		expect(await findCustomers(site.client, [])).toEqual(new Map());
		expect(await site.control.requests()).toEqual([]);
	});
});

describe('a write', () => {
	it('whose reply is lost is carried out once, and its answer is fetched', async () => {
		await site.control.addFault({ method: 'POST', effect: { type: 'lose-reply' } });
		const { body, attempts } = await createCustomer(site.client, { id: 'VN-1', company: 'Ås AS' }, key('one'));
		expect([body.customer.company, attempts]).toEqual(['Ås AS', 2]);
		expect((await site.control.state()).counts).toMatchObject({ customers: 1, events: 1 });
	});

	it('that met an outage after it was done is not done twice', async () => {
		await site.control.addFault({ method: 'POST', effect: { type: 'error-after', status: 500 } });
		await createCustomer(site.client, { id: 'VN-1' }, key('one')).catch(() => undefined);
		expect((await site.control.state()).counts.customers).toBe(1);
	});

	it('changes what it names, and billing information as a whole', async () => {
		await createCustomer(site.client, { id: 'VN-1', company: 'A', 'billing_address[city]': 'Oslo', vat_number: '1' }, key('1'));
		await updateCustomer(site.client, 'VN-1', { company: 'B' }, key('2'));
		expect(await getCustomer(site.client, 'VN-1')).toMatchObject({ company: 'B', vat_number: '1' });
		await updateBillingInfo(site.client, 'VN-1', { 'billing_address[city]': 'Bergen' }, key('3'));
		const { billing_address: address, vat_number: vat } = await getCustomer(site.client, 'VN-1');
		expect([address?.city, vat]).toEqual(['Bergen', undefined]);
	});

	it("keeps the site's webhooks quiet unless asked", async () => {
		await createCustomer(site.client, { id: 'VN-1' }, key('1'));
		await createCustomer(site.clientWith({ raiseWebhooks: true }), { id: 'VN-2' }, key('2'));
		const headers = (await site.control.requests()).map((request) => request.headers);
		expect(headers.map((header) => header['chargebee-event-webhook'])).toEqual(['all-disabled', undefined]);
	});
});

describe('one customer', () => {
	it('with characters that a path would take for its own', async () => {
		await site.control.addCustomers([{ id: 'a b&c', created_at: 1 }]);
		expect((await getCustomer(site.client, 'a b&c')).id).toBe('a b&c');
	});

	it('an empty id is refused before a call: its path would be that of the list', async () => {
		await expect(getCustomer(site.client, '')).rejects.toThrow(RangeError);
		expect(await site.control.requests()).toEqual([]);
	});
});

describe('an error that Chargebee describes', () => {
	const failure = async (promise: Promise<unknown>) => {
		const error = await promise.catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(ChargebeeError);
		return error as ChargebeeError;
	};

	it('carries its code, its words and the field', async () => {
		await createCustomer(site.client, { id: 'VN-1' }, key('1'));
		const error = await failure(createCustomer(site.client, { id: 'VN-1' }, key('2')));
		expect(error).toMatchObject({ apiErrorCode: 'duplicate_entry', param: 'id', status: 400, attempts: 1, outcomeUnknown: false });
		expect(error.detail).toContain('VN-1');
	});

	it.each([
		['a key of another site', CHARGEBEE_OTHER_SITE_KEY, 'api_authentication_failed'],
		['a key that may only read', CHARGEBEE_READ_ONLY_KEY, 'api_authorization_failed'],
	])('%s', async (_name, apiKey, code) => {
		const error = await failure(createCustomer(site.clientWith({ apiKey }), { id: 'VN-1' }, key('1')));
		expect([error.apiErrorCode, error.refusesRecord]).toEqual([code, false]);
	});
});
