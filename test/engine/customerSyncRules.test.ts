import type { VismaCustomer } from '../../lib/visma';
import { Company } from './company';

let company: Company;
let customers: VismaCustomer[];

/** Numbers of the seeded customers that these tests work on: ordinary ones that Chargebee accepts. */
let ordinary: VismaCustomer[];

beforeEach(async () => {
	company = await Company.open();
	customers = await company.readCustomers();
	const some = customers.slice(0, 40);
	const results = await company.sync(some);
	ordinary = some.filter((_, index) => results[index]?.outcome === 'created');
	await company.control.chargebee.clearRequests();
});
afterEach(async () => await company.close());

const idOf = ({ number }: VismaCustomer) => `VN-${number}`;
const read = async (customer: VismaCustomer) => {
	const { items } = await company.chargebee({ operation: 'get', customerId: { __rl: true, mode: 'id', value: idOf(customer) } });
	return items[0]?.json as Record<string, unknown>;
};
const pick = (place: number) => ordinary[place] as VismaCustomer;
const refusedByCustomField = () => customers.find(({ attributes }) => attributes?.some(({ id }) => id === 'PARTNERTIER')) as VismaCustomer;

describe('what the mapping owns goes back to what Visma.net says', () => {
	test('a customer edited in Chargebee by hand gets name and address back, and keeps what is not mapped', async () => {
		const customer = pick(0);
		const before = await read(customer);
		await company.control.chargebee.editCustomer(idOf(customer), {
			company: 'Edited By Hand AS',
			billing_address: { ...(before.billing_address as object), city: 'Elsewhere', email: 'attention@example.com' },
			auto_collection: 'off',
			locale: 'nb-NO',
			business_customer_without_vat_number: true,
			meta_data: { ...(before.meta_data as object), crm: 'A-17' },
		});
		const [result] = await company.sync([customer]);
		const after = await read(customer);
		expect(result?.outcome).toBe('updated');
		expect(result?.changes).toEqual([
			{ field: 'company', from: 'Edited By Hand AS', to: customer.name },
			{ field: 'billing_address[city]', from: 'Elsewhere', to: (before.billing_address as { city: string }).city },
		]);
		expect(after).toMatchObject({
			company: customer.name,
			auto_collection: 'off',
			locale: 'nb-NO',
			business_customer_without_vat_number: true,
			vat_number: before.vat_number,
			billing_address: { city: (before.billing_address as { city: string }).city, email: 'attention@example.com' },
			meta_data: { crm: 'A-17', visma_customer_number: customer.number },
		});
	});

	test('the same edit by hand is undone a second time, although the write is the same as before', async () => {
		const customer = pick(1);
		for (const attempt of [1, 2]) {
			await company.control.chargebee.editCustomer(idOf(customer), { company: 'Edited By Hand AS' });
			await company.trySync([customer], {}, { executionId: `execution-${attempt}` });
			expect((await read(customer)).company).toBe(customer.name);
		}
	});

	test('a value that Visma.net no longer has is cleared', async () => {
		const { number } = ordinary.find(({ invoiceContact }) => invoiceContact?.phone1 && invoiceContact.email) as VismaCustomer;
		await company.control.visma.editCustomer(number, {
			invoiceContact: { phone1: '' },
			mainContact: { phone1: '' },
			vatRegistrationId: '',
		});
		const fresh = (await company.readCustomers()).find((customer) => customer.number === number) as VismaCustomer;
		await company.sync([fresh]);
		const after = await read(fresh);
		expect(after.phone ?? '').toBe('');
		expect(after.vat_number ?? '').toBe('');
		expect((await company.sync([fresh]))[0]?.outcome).toBe('unchanged');
	});
});

describe('an older copy never wins', () => {
	test('a copy older than what Chargebee has from Visma.net is skipped, saying so', async () => {
		const old = pick(2);
		await company.control.visma.editCustomer(old.number, { name: 'Renamed in Visma AS' });
		await company.sync(await company.readCustomers());
		const [result] = await company.sync([old]);
		expect(result).toMatchObject({ outcome: 'skipped', reason: expect.stringContaining(String(old.lastModifiedDateTime)) });
		expect((await read(old)).company).toBe('Renamed in Visma AS');
	});

	test('an older copy is skipped even when Chargebee would refuse it, so that its retry ends', async () => {
		const { number } = pick(3);
		await company.control.visma.editCustomer(number, { name: 'x'.repeat(300) });
		const faulty = (await company.readCustomers()).find((customer) => customer.number === number) as VismaCustomer;
		expect((await company.sync([faulty]))[0]?.outcome).toBe('failed');
		await company.control.visma.editCustomer(number, { name: 'Short AS' });
		await company.sync(await company.readCustomers());
		expect((await company.sync([faulty]))[0]?.outcome).toBe('skipped');
	});

	test('of two copies in one run only the newer is written', async () => {
		const old = pick(4);
		await company.control.visma.editCustomer(old.number, { name: 'Newer AS' });
		const fresh = (await company.readCustomers()).find(({ number }) => number === old.number) as VismaCustomer;
		const results = await company.sync([fresh, old]);
		expect(results.map(({ outcome }) => outcome)).toEqual(['updated', 'skipped']);
		expect((await company.chargebeeCalls()).written).toBe(1);
	});

	test('a customer number that Visma.net gave to another customer is a conflict, and nothing is written', async () => {
		const customer = { ...pick(5), internalId: 999_999 };
		const [result] = await company.sync([customer]);
		expect(result).toMatchObject({
			outcome: 'conflict',
			errorCode: 'number-reused',
			changes: [{ field: 'meta_data.visma_internal_id', from: String(pick(5).internalId), to: '999999' }],
		});
		expect((await company.chargebeeCalls()).written).toBe(0);
	});
});

describe('refused records', () => {
	test('fail the node after the others are written; the error names each record and holds every audit record', async () => {
		await company.control.chargebee.reset({ seed: 'nordic' });
		const { error } = await company.trySync(customers);
		expect(error?.message).toBe('8 of 258 customers were refused');
		for (const { number } of customers.filter(({ name }) => (name ?? '').length > 250)) {
			expect(error?.description).toContain(`Customer ${number}`);
		}
		const audit = (error?.context as { audit: Array<{ outcome: string }> }).audit;
		expect(audit.filter(({ outcome }) => outcome === 'created')).toHaveLength(240);
		expect(audit.filter(({ outcome }) => outcome === 'failed')).toHaveLength(8);
		expect((await company.control.chargebee.state()).counts.customers).toBe(240);
	});

	test('a customer whose custom field is missing names the field, and passes once the field exists', async () => {
		const customer = refusedByCustomField();
		const { error } = await company.trySync([customer]);
		expect(error?.message).toContain(`Customer ${customer.number}`);
		expect(error?.message).toContain('cf_partner_tier');
		await company.control.chargebee.createCustomField('cf_partner_tier');
		expect((await company.sync([customer]))[0]?.outcome).toBe('created');
	});

	test('credit terms without a row in the table are refused, naming the terms', async () => {
		const [result] = await company.sync([pick(6)], { creditTerms: { terms: [{ termsId: 'NONE', netTermDays: 1 }] } });
		expect(result).toMatchObject({ outcome: 'failed', errorCode: 'unmapped-credit-terms' });
		expect(result?.reason).toContain(`"${pick(6).creditTerms?.id}"`);
	});

	test('with Continue On Fail they are error items beside the items of the others, nothing is thrown', async () => {
		const { items, errorItems, error } = await company.trySync(
			[pick(7), refusedByCustomField()],
			{},
			{ onError: 'continueErrorOutput' },
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.outcome)).toEqual(['unchanged']);
		expect(errorItems).toHaveLength(1);
		expect(errorItems[0]?.json.error).toContain('cf_partner_tier');
	});

	test('an item that is no Visma.net customer is refused with what is missing', async () => {
		const [result] = await company.sync([{ name: 'No number' } as VismaCustomer]);
		expect(result).toMatchObject({ outcome: 'failed', errorCode: 'not-a-customer' });
		expect(result?.reason).toContain('number');
	});
});

describe('choices of the flow', () => {
	test('a dry run reports what it would do and sends no write', async () => {
		const customer = pick(8);
		await company.control.chargebee.editCustomer(idOf(customer), { company: 'Edited By Hand AS' });
		await company.control.chargebee.clearRequests();
		const [result] = await company.sync([customer], { options: { dryRun: true } });
		expect(result).toMatchObject({ outcome: 'updated', dryRun: true, reason: expect.stringContaining('Dry run') });
		expect(result?.audit.dryRun).toBe(true);
		const [refused] = await company.sync([refusedByCustomField()].map((faulty) => ({ ...faulty, name: 'x'.repeat(300) })), {
			options: { dryRun: true },
		});
		expect(refused).toMatchObject({ outcome: 'failed', dryRun: true });
		await company.control.chargebee.clearRequests();
		await company.sync([customer], { options: { dryRun: true } });
		expect(result?.audit.requests[0]).toMatchObject({ path: `/customers/${idOf(customer)}`, attempts: 0 });
		expect(await company.chargebeeCalls()).toMatchObject({ calls: 1, written: 0 });
	});

	test('a dry run that fails hands no audit record to an error workflow: nothing happened', async () => {
		const unseen = customers.filter(({ status }) => status === 'Active').slice(60, 63);
		const faulty = { ...pick(8), name: 'x'.repeat(300) };
		const { error } = await company.trySync([...unseen, faulty], { options: { dryRun: true } });
		expect(error?.message).toContain(`Customer ${faulty.number}`);
		expect((error?.context as { audit: unknown[] }).audit).toEqual([]);
	});

	test('inactive customers are synced when the flow says so', async () => {
		const inactive = customers.filter(({ status }) => status === 'Inactive');
		const results = await company.sync(inactive, { options: { inactiveCustomers: 'sync' } });
		expect(results.map(({ outcome }) => outcome)).toEqual(inactive.map(() => 'created'));
	});

	test('webhook endpoints are not told of writes unless the flow says so', async () => {
		const customer = pick(9);
		for (const raiseWebhooks of [false, true]) {
			await company.control.chargebee.editCustomer(idOf(customer), { company: 'Edited By Hand AS' });
			await company.sync([customer], { options: { raiseWebhooks } });
		}
		const writes = (await company.control.chargebee.requests()).filter(({ method }) => method === 'POST');
		expect(writes.map(({ headers }) => headers['chargebee-event-webhook'])).toEqual(['all-disabled', undefined]);
	});

	test('a prefix that cannot be part of an ID stops the node before anything is read or written', async () => {
		Object.assign(company.credentials.chargebeeSiteApi as object, { customerIdPrefix: 'VN/' });
		const { error } = await company.trySync([pick(11)]);
		expect(error?.message).toContain('"VN/"');
		expect((await company.chargebeeCalls()).calls).toBe(0);
	});

	test('an empty row of Credit Terms counts as none', async () => {
		const [result] = await company.sync([pick(12)], { creditTerms: { terms: [{ termsId: ' ', netTermDays: 30 }] } });
		expect(result?.outcome).toBe('unchanged');
	});

	test('a row of Custom Fields that can never work stops the node before anything is read or written', async () => {
		const customFields = { fields: [{ chargebeeField: 'partner_tier', vismaField: 'attributes.PARTNERTIER' }] };
		const { error } = await company.trySync([pick(10)], { customFields });
		expect(error?.message).toContain('partner_tier');
		expect((await company.chargebeeCalls()).calls).toBe(0);
	});
});
