import type { INodeParameters } from 'n8n-workflow';

import type { AuditRecord } from '../../lib/sync/audit';
import { VismaNet } from '../../nodes/VismaNet/VismaNet.node';
import { Contract } from '../sandbox/contract';
import { Company } from './company';
import type { NodeRun } from './runNode';

let company: Company;
beforeAll(async () => {
	company = await Company.open('nordic');
});
afterAll(async () => await company.close());
beforeEach(async () => await company.control.visma.reset({ seed: 'nordic' }));

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const run = async (operation: string, parameters: INodeParameters = {}, more: Partial<NodeRun> = {}) =>
	await company.visma({ operation, ...parameters }, more);
const json = async (operation: string, parameters: INodeParameters = {}) =>
	(await run(operation, { whenRefused: 'returnFailedItem', ...parameters })).items[0]?.json;
const calls = async (method: string) =>
	(await company.control.visma.requests()).filter((request) => request.method === method && request.path.startsWith('/v'));
const customer = async (number: string) => (await company.control.visma.state()).customers.find((row) => row.number === number);
const faults = (path: string, method: string, body: unknown) =>
	Contract.isThere() ? new Contract('visma-net.openapi.json', { closed: true }).faultsOfBody(path, method, body) : [];

describe('Customer: Create', () => {
	test('creates one under the next number, which comes from the Location', async () => {
		const { items, error } = await run('create', { name: 'Nordlys AS' });
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ json: { outcome: 'created', customerNumber: '50001' }, pairedItem: { item: 0 } }]);
		const audit = items[0]?.json.audit as unknown as AuditRecord;
		expect(audit).toMatchObject({ target: { type: 'customer', id: '50001' }, requests: [{ method: 'POST', path: '/v1/customer', status: 201 }] });
		expect(await customer('50001')).toMatchObject({ name: 'Nordlys AS', status: 'Active' });
	});

	test('sends every field by the names of the contract', async () => {
		const { properties } = new VismaNet().description;
		const fields = properties.find(
			({ name, displayOptions }) => name === 'additionalFields' && displayOptions?.show?.resource?.[0] === 'customer' && displayOptions.show.operation?.[0] === 'create',
		);
		const known: Record<string, string> = { currencyId: 'EUR', creditTermsId: '45', creditLimit: '50000.50', status: 'OnHold', creditVerification: 'CreditLimit', statementType: 'OpenItem' };
		const example = (option: { name?: string; type?: string; options?: Array<{ values?: Array<{ name: string; type: string }> }> }): unknown => {
			const { name = '', type = '', options } = option;
			if (name === 'attributeLines') return { attribute: [{ attributeId: 'PARTNERTIER', attributeValue: 'GOLD' }] };
			if (type === 'fixedCollection') return { fields: Object.fromEntries((options?.[0]?.values ?? []).map((value) => [value.name, example(value)])) };
			if (type === 'boolean') return true;
			if (type === 'number') return 3;
			return type === 'resourceLocator' ? byId(known[name] ?? '3001') : (known[name] ?? 'x');
		};
		const additional = Object.fromEntries((fields?.options ?? []).map((option) => [option.name, example(option as never)]));
		const { items, error } = await run('create', { name: 'Nordlys AS', additionalFields: additional as never });
		expect([error?.description, items[0]?.json.outcome]).toEqual([undefined, 'created']);
		const [sent] = await calls('POST');
		expect(faults('/v1/customer', 'post', sent?.body)).toEqual([]);
		const body = sent?.body as Record<string, unknown>;
		expect(Object.keys(body).sort()).toEqual([...Object.keys(additional), 'name', 'overrideNumberSeries'].sort());
		expect(body).toMatchObject({ overrideWithClassValues: true, mainAddress: { value: { city: { value: 'x' } } } });
		expect(await customer('x')).toMatchObject({ currencyId: 'EUR', creditLimit: 50000.5, attributes: [{ id: 'PARTNERTIER', value: 'GOLD' }] });
	});

	test('takes JSON, with values plain or wrapped', async () => {
		const raw = { name: { value: 'Åse AS' }, mainAddress: { city: 'Bodø' }, salesPersons: [{ operation: 'Insert', salesPersonID: '1' }] };
		expect(await json('create', { specify: 'json', json: raw as never })).toMatchObject({ outcome: 'created' });
		expect(faults('/v1/customer', 'post', (await calls('POST'))[0]?.body)).toEqual([]);
		expect(await json('create', { specify: 'json', json: '{}' })).toMatchObject({ outcome: 'failed', errorCode: 'not-a-record' });
	});

	test('with a number of its own is created once, whatever is retried or lost', async () => {
		const own = { name: 'Nordlys AS', additionalFields: { number: 'CB/1' } };
		expect(await json('create', own)).toMatchObject({ outcome: 'failed' });
		const good = { name: 'Nordlys AS', additionalFields: { number: 'CB-1' } };
		await company.control.visma.addFault({ method: 'POST', path: '/customer', effect: { type: 'lose-reply' } });
		expect(await json('create', good)).toMatchObject({ outcome: 'unchanged', customerNumber: 'CB-1' });
		expect(await json('create', good)).toMatchObject({ outcome: 'unchanged' });
		expect(await json('create', { ...good, name: 'Sørlys AS' })).toMatchObject({ outcome: 'conflict', errorCode: 'visma-number-taken', now: { name: 'Nordlys AS' } });
		await company.control.visma.settings({ customers: { manualNumbering: false } });
		expect(await json('create', { ...good, additionalFields: { number: 'CB-2' } })).toMatchObject({ outcome: 'failed', errorCode: 'visma-number-ignored' });
	});

	test('and what Visma.net never shows of a customer is known again when the reply is lost', async () => {
		const noted = { name: 'Nordlys AS', additionalFields: { number: 'CB-1', note: 'Ring før levering', overrideWithClassValues: true } };
		await company.control.visma.addFault({ method: 'POST', path: '/customer', effect: { type: 'lose-reply' } });
		expect(await json('create', noted)).toMatchObject({ outcome: 'unchanged', customerNumber: 'CB-1' });
	});

	test('dry: nothing is sent', async () => {
		expect(await json('create', { name: 'x', options: { dryRun: true } })).toMatchObject({ outcome: 'created', dryRun: true, request: { body: { name: { value: 'x' } } } });
		expect(await calls('POST')).toHaveLength(0);
	});
});

describe('Customer: Update', () => {
	const update = async (additionalFields: INodeParameters, options: INodeParameters = {}) =>
		await json('update', { customerNumber: byId('10001'), additionalFields, options });

	test('writes what differs, says what that was, and writes nothing when nothing does', async () => {
		const fields = { name: 'Nytt navn AS', creditTermsId: byId('60'), mainAddress: { fields: { city: 'Tromsø', countryId: 'NO' } } };
		const attributeLines = { attribute: [{ attributeId: 'PARTNERTIER', attributeValue: 'GOLD' }] };
		expect(await update({ ...fields, attributeLines })).toMatchObject({
			outcome: 'updated',
			customerNumber: '10001',
			changes: [
				{ field: 'creditTermsId', from: '14', to: '60' },
				{ field: 'mainAddress.city', from: 'Oslo', to: 'Tromsø' },
				{ field: 'name', from: 'Fjord Regnskap AS', to: 'Nytt navn AS' },
				{ field: 'attributes.PARTNERTIER', from: '', to: 'GOLD' },
			],
		});
		expect(await update({ ...fields, attributeLines })).toMatchObject({ outcome: 'unchanged' });
		const puts = await calls('PUT');
		expect(puts).toHaveLength(1);
		expect(faults('/v1/customer/{customerCd}', 'put', puts[0]?.body)).toEqual([]);
		expect(await customer('10001')).toMatchObject({ name: 'Nytt navn AS', mainAddress: { city: 'Tromsø' } });
	});

	test('clears what was left empty, and finds awkward numbers', async () => {
		expect(await update({ vatRegistrationId: '' })).toMatchObject({ outcome: 'updated' });
		expect((await customer('10001'))?.vatRegistrationId).toBeUndefined();
		expect(await json('update', { customerNumber: byId('10/006'), additionalFields: { gln: '1' } })).toMatchObject({ outcome: 'updated' });
		expect((await customer('10/006'))?.gln).toBe('1');
	});

	test('on an older version reports both sides, or applies the fields to what it is now', async () => {
		const version = (await customer('10001'))?.timeStamp ?? '';
		await company.control.visma.editCustomer('10001', { corporateId: '1' });
		expect(await update({ gln: '7080000000000' }, { rowVersion: version })).toMatchObject({
			outcome: 'conflict',
			errorCode: 'visma-changed-meanwhile',
			changes: [{ field: 'gln', from: '', to: '7080000000000' }],
			now: { corporateId: '1' },
		});
		expect(await calls('PUT')).toHaveLength(0);
		expect(await update({ gln: '7080000000000' }, { rowVersion: version, whenChanged: 'reapply' })).toMatchObject({ outcome: 'updated' });
		expect(await customer('10001')).toMatchObject({ corporateId: '1', gln: '7080000000000' });
	});

	test('whose reply was lost is not written twice: the version tells that it was done', async () => {
		const version = (await customer('10001'))?.timeStamp ?? '';
		await company.control.visma.addFault({ method: 'PUT', effect: { type: 'lose-reply' } });
		expect(await update({ gln: '7080000000000' }, { rowVersion: version })).toMatchObject({ outcome: 'unchanged' });
	});

	test('of an unknown customer fails, and the others are done', async () => {
		const items = ['10001', 'none', '10003'].map((number) => ({ number }));
		const parameters = { customerNumber: byId('={{ $json.number }}'), additionalFields: { gln: '1' } };
		const { error } = await run('update', parameters, { items });
		expect(error?.message).toContain('Customer none');
		expect((await customer('10003'))?.gln).toBe('1');
	});
});

describe('Customer: Create or Update', () => {
	test.each([
		['number', { number: '10001' }],
		['corporateId', { corporateId: '' }],
	])('by %s changes the customer that is there, once', async (matchBy, fields) => {
		const there = await customer('10001');
		const additionalFields = 'corporateId' in fields ? { corporateId: there?.corporateId ?? '' } : fields;
		const upsert = async () => await json('upsert', { name: 'Nytt navn AS', matchBy, additionalFields });
		expect(await upsert()).toMatchObject({ outcome: 'updated', customerNumber: '10001', changes: [{ field: 'name', from: there?.name }], audit: { requests: [{ method: 'PUT', path: '/v1/customer/10001' }] } });
		expect(await upsert()).toMatchObject({ outcome: 'unchanged' });
		expect(await calls('PUT')).toHaveLength(1);
	});

	test('creates the one that is not there', async () => {
		const parameters = { name: 'Nordlys AS', matchBy: 'vatRegistrationId', additionalFields: { vatRegistrationId: 'NO999999999MVA' } };
		expect(await json('upsert', { ...parameters, options: { dryRun: true } })).toMatchObject({ outcome: 'created', dryRun: true });
		expect(await json('upsert', parameters)).toMatchObject({ outcome: 'created', customerNumber: '50001' });
		expect(await json('upsert', parameters)).toMatchObject({ outcome: 'unchanged', customerNumber: '50001' });
	});

	test('says when the field is missing, or several customers have it', async () => {
		expect(await json('upsert', { name: 'x', matchBy: 'corporateId' })).toMatchObject({ outcome: 'failed', errorCode: 'visma-match-missing' });
		await company.control.visma.editCustomer('10001', { corporateId: '1' });
		await company.control.visma.editCustomer('10002', { corporateId: '1' });
		const several = await json('upsert', { name: 'x', matchBy: 'corporateId', additionalFields: { corporateId: '1' } });
		expect(several).toMatchObject({ outcome: 'failed', errorCode: 'visma-match-ambiguous' });
		expect(String(several?.reason)).toMatch(/1000[12], 1000[12]/);
	});
});
