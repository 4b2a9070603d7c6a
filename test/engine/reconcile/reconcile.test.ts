/* eslint-disable no-console */
import { countBy, groupBy, partition } from 'lodash';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Difference, Figures } from '../../../lib/sync/reconcile';
import { Company, MAPPING } from '../company';
import { Mirror } from '../mirror';
import { fill, PAYMENTS, seedDifferences, SIZE } from './seeded';

jest.setTimeout(120_000);

type Shown = Figures & { calls: { visma: number; chargebee: number } };

let company: Company;
beforeAll(async () => {
	company = await Company.open('empty');
});
afterAll(async () => await company.close());

const OWN: Record<string, INodeParameters> = { customer: MAPPING, invoice: PAYMENTS };

async function reconcile(resource: 'customer' | 'invoice', parameters: INodeParameters = {}) {
	const { items, error } = await company.chargebee({ resource, operation: 'reconcileWithVisma', ...OWN[resource], ...parameters });
	if (error) throw error;
	const all = items.map(({ json }) => json);
	return { differences: all.slice(0, -1) as unknown as Difference[], figures: all.at(-1) as unknown as Shown };
}

const perRecord = (...all: Shown[]) => {
	const calls = all.reduce((sum, figures) => sum + figures.calls.visma + figures.calls.chargebee, 0);
	const records = all.reduce((sum, figures) => sum + figures.records.visma + figures.records.chargebee, 0);
	return { calls, records, each: calls / records };
};

const brief = ({ key, difference, mend: { safe } }: Difference) => `${key} ${difference} ${safe}`;

describe('Reconcile With Visma.net', () => {
	it('reports nothing on equal companies, and writes nothing', async () => {
		await fill(company, { withInvoices: 60, without: 0, invoices: 60 });
		await company.sync(await company.readCustomers());
		const mirror = new Mirror(company);
		const { invoices, creditNotes } = await mirror.read();
		await mirror.sync([...invoices, ...creditNotes], PAYMENTS);
		await company.control.chargebee.clearRequests();
		for (const resource of ['customer', 'invoice'] as const) {
			const { differences, figures } = await reconcile(resource);
			expect(differences).toEqual([]);
			expect(figures.equal).toBe(figures.compared);
			expect(figures.compared).toBeGreaterThanOrEqual(60);
		}
		expect((await company.chargebeeCalls()).written).toBe(0);
	});

	it('finds each of 200 differences of ten kinds at 0.03 calls a record, mends the safe ones and leaves the others', async () => {
		await fill(company, SIZE);
		const seeded = await seedDifferences(company);
		expect(seeded).toHaveLength(200);
		expect(Object.keys(groupBy(seeded, 'kind'))).toHaveLength(10);

		const [customers, invoices] = [await reconcile('customer'), await reconcile('invoice')];
		const found = [...customers.differences, ...invoices.differences];
		const wanted = seeded.map(({ key, difference, safe }) => `${key} ${difference} ${safe}`);
		expect(found.map(brief).sort()).toEqual(wanted.sort());
		const cost = perRecord(customers.figures, invoices.figures);
		console.log(countBy(seeded, 'kind'), cost, customers.figures, invoices.figures);
		expect(cost.each).toBeLessThanOrEqual(0.03);

		const [safe, others] = partition(found, ({ mend }) => mend.safe);
		for (const resource of ['customer', 'invoice'] as const) {
			const mended = safe.filter(({ kind }) => (kind === 'customer') === (resource === 'customer'));
			const items = mended.map(({ mend }) => mend.input as IDataObject);
			const { items: results } = await company.chargebee({ resource, operation: 'syncFromVisma', ...OWN[resource] }, { items });
			expect(new Set(results.map(({ json }) => json.outcome))).toEqual(new Set(['created', 'updated']));
			const again = await reconcile(resource, { only: mended.map(({ key }) => key).join(', ') });
			expect([again.differences, again.figures.equal]).toEqual([[], mended.length]);
			const left = others.filter(({ kind }) => (kind === 'customer') === (resource === 'customer'));
			expect((await reconcile(resource)).differences.map(brief).sort()).toEqual(left.map(brief).sort());
		}
	});
});
