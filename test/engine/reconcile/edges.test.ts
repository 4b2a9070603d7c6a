import axios from 'axios';
import { sortBy } from 'lodash';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Difference, Figures } from '../../../lib/sync/reconcile';
import type { VismaCustomer } from '../../../lib/visma';
import { waitFor } from '../../../sandbox/n8n/waitFor';
import { Company, MAPPING } from '../company';
import { Mirror } from '../mirror';
import { fill, PAYMENTS } from './seeded';

jest.setTimeout(60_000);

let company: Company;
let mirror: Mirror;
let customers: VismaCustomer[];

beforeAll(async () => {
	company = await Company.open('empty');
	mirror = new Mirror(company);
});
afterAll(async () => await company.close());

beforeEach(async () => {
	await fill(company, { withInvoices: 12, without: 0, invoices: 0 });
	customers = sortBy(await company.readCustomers(), 'number');
	await company.sync(customers);
});

const numberOf = (index: number) => customers[index]?.number ?? '';

async function reconcile(parameters: INodeParameters = {}) {
	const own = parameters.resource === 'invoice' ? PAYMENTS : MAPPING;
	const { items, error } = await company.chargebee({ operation: 'reconcileWithVisma', ...own, ...parameters });
	if (error) throw error;
	const all = items.map(({ json }) => json);
	return { differences: all.slice(0, -1) as unknown as Difference[], figures: all.at(-1) as unknown as Figures };
}

/** What a comparison says when something is done while the reply to its first call of a kind is under way. */
async function whileReading(system: 'visma' | 'chargebee', path: string, act: () => Promise<unknown>) {
	const control = company.control[system];
	const id = await control.addFault({ method: 'GET', path, effect: { type: 'hold-reply' } });
	const running = reconcile();
	await waitFor('the call', async () => (await control.faults()).some((fault) => fault.id === id && fault.held > 0));
	await act();
	await control.releaseFault(id);
	const done = await running;
	await control.removeFaults(id);
	return done;
}

describe('What changes while it is read', () => {
	it('in Visma.net is no difference, and what was one before is', async () => {
		const { visma } = company.control;
		for (const index of [1, 2]) await visma.editCustomer(numberOf(index), { name: 'Before AS' });
		const { differences, figures } = await whileReading('visma', '/v1/customer$', async () => {
			for (const index of [0, 1]) await visma.editCustomer(numberOf(index), { name: 'Meanwhile AS' });
		});
		expect(differences.map(({ key }) => key)).toEqual([numberOf(2)]);
		expect(figures).toMatchObject({ changedMeanwhile: 1, equal: 10, differences: { different: 1 } });
	});

	it('in Chargebee is no difference, whoever changed it', async () => {
		const { visma, chargebee } = company.control;
		await chargebee.addCustomers([{ id: 'VN-777', company: 'Extra AS', created_at: 1_760_000_000 }]);
		const { differences, figures } = await whileReading('chargebee', '/customers$', async () => {
			await visma.editCustomer(numberOf(3), { name: 'Synced AS' });
			await visma.editCustomer(numberOf(4), { name: 'Not yet synced AS' });
			await company.sync((await company.readCustomers()).filter(({ number }) => number === numberOf(3)));
			await chargebee.editCustomer('VN-777', { company: 'Edited AS' });
		});
		expect(differences).toEqual([]);
		expect(figures).toMatchObject({ changedMeanwhile: 3, equal: 10 });
	});
});

describe('Customers', () => {
	it('that are linked are compared under their own IDs, and held ones are left alone', async () => {
		const site = company.credentials.chargebeeSiteApi ?? {};
		const [linked, held] = [numberOf(5), numberOf(6)];
		await company.control.chargebee.addCustomers([{ id: 'ACME', company: 'Acme', created_at: 1_760_000_000 }]);
		company.credentials.chargebeeSiteApi = { ...site, linkedCustomers: `${linked} = ACME\n${held} = -` };
		const before = await reconcile();
		expect(before.differences.map(({ key, difference, mend }) => [key, difference, mend.safe])).toEqual([
			[linked, 'different', true],
			[linked, 'extra', false],
		]);
		await company.sync(customers.filter(({ number }) => number === linked));
		const after = await reconcile();
		expect(after.differences.map(({ chargebee }) => chargebee.id)).toEqual([`VN-${linked}`]);
		expect(after.figures).toMatchObject({ skipped: 1, equal: 11 });
		company.credentials.chargebeeSiteApi = site;
	});

	it('of which Chargebee was told a newer version are left to people', async () => {
		const { chargebee } = company.control;
		const newer = { visma_last_modified: '2099-01-01T00:00:00.000', visma_time_stamp: '/////////38=' };
		for (const { id, meta_data: meta } of (await chargebee.state()).customers.slice(7, 9)) {
			const edited = id === `VN-${numberOf(7)}` ? { company: 'Newer AS' } : {};
			await chargebee.editCustomer(id, { ...edited, meta_data: { ...(meta as object), ...newer } });
		}
		const { differences } = await reconcile();
		expect(differences).toMatchObject([{ key: numberOf(7), difference: 'different', errorCode: 'older-in-visma', mend: { safe: false } }]);
		expect(differences[0]?.changes).toContainEqual({ field: 'company', from: 'Newer AS', to: customers[7]?.name });
	});

	it('show nothing personal where the credential masks it, except to the operation that mends', async () => {
		const site = company.credentials.chargebeeSiteApi ?? {};
		await company.control.visma.editCustomer(numberOf(9), { name: 'Hemmelig AS', invoiceContact: { email: 'kari@hemmelig.example' } });
		company.credentials.chargebeeSiteApi = { ...site, maskPersonalFields: true };
		const [difference] = (await reconcile()).differences;
		company.credentials.chargebeeSiteApi = site;
		expect(JSON.stringify({ ...difference, mend: undefined })).not.toMatch(/hemmelig/i);
		expect(difference?.changes).toContainEqual({ field: 'company', from: '[masked]', to: '[masked]' });
		expect(difference?.mend.input).toMatchObject({ name: 'Hemmelig AS' });
	});
});

describe('Invoices', () => {
	const ofInvoices = async (parameters: INodeParameters = {}) => await reconcile({ resource: 'invoice', ...parameters });

	async function fillInvoices() {
		await company.control.visma.fillReceivables(40);
		const { invoices, creditNotes } = await mirror.read();
		const [note] = creditNotes;
		const credited = (note?.applications ?? []).map(({ refNbr }) => refNbr);
		return { invoices, creditNotes, note, credited };
	}

	it('come before the credit notes that are set off against them', async () => {
		const { invoices, creditNotes, note, credited } = await fillInvoices();
		const left = [note, ...invoices.filter(({ referenceNumber }) => credited.includes(referenceNumber))];
		await mirror.sync([...invoices, ...creditNotes].filter((row) => !left.includes(row)), PAYMENTS);
		const { differences } = await ofInvoices();
		expect(differences.map(({ kind, key, difference, mend }) => [kind, key, difference, mend.safe])).toEqual([
			...credited.map((number) => ['invoice', number, 'missing', true]),
			['creditNote', note?.referenceNumber, 'missing', true],
		]);
		await mirror.sync(differences.map(({ mend }) => mend.input as IDataObject), PAYMENTS);
		expect((await ofInvoices()).differences).toEqual([]);
		expect((await ofInvoices({ cutoff: '2099-01-01' })).figures).toMatchObject({ equal: 0, differences: { missing: 0, extra: 0 } });
	});

	it('that were deleted are missing, and of one imported anew only the last import counts', async () => {
		const { invoices, creditNotes, credited } = await fillInvoices();
		await mirror.sync([...invoices, ...creditNotes], PAYMENTS);
		const open = invoices.filter(({ status, applications, referenceNumber }) => status === 'Open' && !applications?.length && !credited.includes(referenceNumber));
		const [gone, replaced] = open.map(({ referenceNumber }) => referenceNumber);
		const { apiKey, baseUrl } = company.credentials.chargebeeSiteApi as { apiKey: string; baseUrl: string };
		await axios.post(`${baseUrl}/api/v2/invoices/VN-${gone}/delete`, undefined, { auth: { username: apiKey, password: '' } });
		await company.control.visma.editDocument('invoices', replaced ?? '', { price: 777 });
		const anew = { options: { whenDifferent: 'voidAndReimport' } };
		const due = await ofInvoices(anew);
		expect(due.differences.map(({ key, difference, reason, mend }) => [key, difference, mend.safe, reason]).sort()).toEqual(
			[
				[gone, 'missing', true, 'It was deleted in Chargebee'],
				[replaced, 'different', false, expect.stringContaining('Chargebee has another')],
			].sort(),
		);
		await mirror.sync(due.differences.map(({ mend }) => mend.input as IDataObject), { ...PAYMENTS, ...anew });
		expect((await ofInvoices(anew)).differences).toEqual([]);
		expect((await ofInvoices()).differences).toEqual([]);

		const third = (await mirror.invoice(`VN-${replaced}_v2`)) as unknown as { customer_id: string; currency_code: string };
		const form = { id: `VN-${replaced}_v3`, customer_id: third.customer_id, currency_code: third.currency_code, date: '2026-01-31', status: 'posted', total: 1, line_items: [{ description: 'x', amount: 1 }] };
		const { error } = await company.chargebee({ resource: 'invoice', operation: 'import', invoice: '={{ $json }}' }, { items: [form] });
		expect(error).toBeUndefined();
		expect((await ofInvoices()).differences.map(({ difference, chargebee }) => [difference, chargebee.id]).sort()).toEqual([
			['different', `VN-${replaced}_v3`],
			['extra', `VN-${replaced}_v2`],
		]);
	});
});
