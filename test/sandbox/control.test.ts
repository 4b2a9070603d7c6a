import { form, logIn, run, type Running } from './running';

let running: Running;
beforeAll(async () => {
	running = await run();
});
afterAll(async () => await running.sandbox.stop());
beforeEach(async () => {
	await running.control.visma.reset();
	await running.control.chargebee.reset();
});

describe('the controls of the sandbox', () => {
	it('put back a snapshot: customers, custom fields, events, settings', async () => {
		const { visma, chargebee } = running.control;
		await visma.editCustomer('10001', { name: 'Kept' });
		await chargebee.createCustomField('cf_tier');
		await chargebee.settings({ currencies: ['NOK'] });
		await running.chargebee.post('/customers', form({ id: 'A', cf_tier: '1' }));
		const kept = { visma: await visma.snapshot(), chargebee: await chargebee.snapshot() };
		const states = { visma: await visma.state(), chargebee: await chargebee.state() };
		await visma.reset();
		await chargebee.reset();
		expect(await chargebee.state()).not.toEqual(states.chargebee);
		await visma.restore(JSON.parse(JSON.stringify(kept.visma)));
		await chargebee.restore(JSON.parse(JSON.stringify(kept.chargebee)));
		expect(await visma.state()).toEqual(states.visma);
		expect(await chargebee.state()).toEqual(states.chargebee);
	});

	it('go on after a snapshot: edits are newer than everything restored', async () => {
		const kept = await running.control.visma.snapshot();
		await running.control.visma.restore(kept);
		const before = (await running.control.visma.state()).customers;
		const edited = await running.control.visma.editCustomer('10002', { name: 'Newer' });
		expect(before.every(({ lastModifiedDateTime }) => lastModifiedDateTime < edited.lastModifiedDateTime)).toBe(true);
		expect(before.every(({ timeStamp }) => timeStamp < edited.timeStamp)).toBe(true);
	});

	it('refuse settings that they do not understand, and change nothing', async () => {
		await expect(running.control.visma.settings({ maxPageSize: -1 })).rejects.toMatchObject({
			response: { status: 400 },
		});
		expect((await running.control.visma.settings()).maxPageSize).toBe(1000);
	});

	it('count and hand out only what is new in the request log', async () => {
		await running.chargebee.get('/configurations');
		const [first] = await running.control.chargebee.requests();
		await running.chargebee.get('/customers', { params: { limit: 5, 'id[is]': 'A' } });
		const fresh = await running.control.chargebee.requests(first?.seq);
		expect(fresh).toEqual([
			expect.objectContaining({
				method: 'GET',
				path: '/api/v2/customers',
				status: 200,
				query: { limit: '5', id: { is: 'A' } },
			}),
		]);
		await running.control.chargebee.clearRequests();
		expect(await running.control.chargebee.requests()).toEqual([]);
	});
});

describe('ten thousand customers', () => {
	it('are seeded, listed and looked up fast', async () => {
		await running.control.visma.fillCustomers(10_000);
		await logIn(running.visma);
		const started = performance.now();
		let read = 0;
		for (let pageNumber = 1; pageNumber <= 10; pageNumber++) {
			const { data } = await running.visma.get('/v1/customer', { params: { pageNumber, pageSize: 1000 } });
			read += data.length;
		}
		expect(read).toBe(10_000);
		expect(performance.now() - started).toBeLessThan(10_000);
	});

	it('of Chargebee are found by id in a few milliseconds each hundred', async () => {
		const customers = Array.from({ length: 10_000 }, (_, index) => ({
			id: `VN-${index}`,
			created_at: 1_700_000_000 + index,
		}));
		await running.control.chargebee.addCustomers(customers);
		const started = performance.now();
		for (let from = 0; from < 10_000; from += 100) {
			const ids = customers.slice(from, from + 100).map(({ id }) => id);
			const { data } = await running.chargebee.get('/customers', {
				params: { 'id[in]': JSON.stringify(ids), limit: 100 },
			});
			expect(data.list).toHaveLength(100);
		}
		expect(performance.now() - started).toBeLessThan(5_000);
	});
});
