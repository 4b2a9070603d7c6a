/* eslint-disable no-console */
import type { VismaCustomer } from '../../lib/visma';
import { Company, outcomes } from './company';

let company: Company;
let customers: VismaCustomer[];

beforeAll(async () => {
	company = await Company.open();
	customers = await company.readCustomers();
});
afterAll(async () => await company.close());
beforeEach(async () => await company.control.chargebee.clearRequests());

describe('Sync From Visma.net of the 258 seeded customers', () => {
	test('the first run creates the 240 that Chargebee accepts within 252 calls', async () => {
		const results = await company.sync(customers);
		const { calls, written } = await company.chargebeeCalls();
		console.log(`first run: ${calls} Chargebee calls, ${written} written, ${JSON.stringify(outcomes(results))}`);
		expect(customers).toHaveLength(258);
		expect(outcomes(results)).toEqual({ created: 240, failed: 8, skipped: 10 });
		expect(calls).toBeLessThanOrEqual(252);
		expect((await company.control.chargebee.state()).counts.customers).toBe(240);
	});

	test('each refused record names the field and the rule', async () => {
		const refused = (await company.sync(customers)).filter(({ outcome }) => outcome === 'failed');
		const fields = refused.map(({ reason }) => reason?.split(': ')[0]).sort();
		expect(fields).toEqual([
			'billing_address[country]',
			'cf_partner_tier',
			'company',
			'email',
			'email',
			'email',
			'phone',
			expect.stringMatching(/^(vat_number|billing_address\[zip\])$/),
		]);
		expect(refused.map(({ errorCode }) => errorCode)).toContain('too-long');
		expect(refused.every(({ audit }) => audit.source.record !== undefined)).toBe(true);
	});

	test('the second run writes nothing, within 10 calls; only the record that Chargebee itself refuses is tried again', async () => {
		const results = await company.sync(await company.readCustomers());
		const { calls, written, refused } = await company.chargebeeCalls();
		console.log(`second run: ${calls} Chargebee calls, ${written} written, ${JSON.stringify(outcomes(results))}`);
		expect(outcomes(results)).toEqual({ unchanged: 240, failed: 8, skipped: 10 });
		expect(calls).toBeLessThanOrEqual(10);
		expect(written).toBe(0);
		expect(refused).toBe(1);
	});

	test('after 7 changes in Visma.net exactly those 7 are written, within 24 calls', async () => {
		const changed = customers.filter(({ status }) => status === 'Active').slice(20, 27);
		for (const [index, { number }] of changed.entries()) {
			const patch = index < 4 ? { name: `Renamed ${number}` } : { invoiceAddress: { city: 'Voss' } };
			await company.control.visma.editCustomer(number, patch);
		}
		const results = await company.sync(await company.readCustomers());
		const { calls, written } = await company.chargebeeCalls();
		const updated = results.filter(({ outcome }) => outcome === 'updated');
		console.log(`after 7 changes: ${calls} Chargebee calls, ${written} written, ${JSON.stringify(outcomes(results))}`);
		expect(updated.map((result) => result.vismaCustomerNumber).sort()).toEqual(changed.map(({ number }) => number).sort());
		expect(calls).toBeLessThanOrEqual(24);
	});

	test('only customers changed since a time are read when the flow asks for them', async () => {
		const all = await company.readCustomers();
		const newest = all.map(({ lastModifiedDateTime = '' }) => String(lastModifiedDateTime)).sort().at(-1) as string;
		const recent = await company.readCustomers({ modifiedSince: newest, options: { overlapMinutes: 0 } });
		expect(recent.length).toBeGreaterThan(0);
		expect(recent.length).toBeLessThan(20);
		expect(recent.every(({ lastModifiedDateTime }) => lastModifiedDateTime === newest)).toBe(true);
	});
});
