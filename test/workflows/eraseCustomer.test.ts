import type { IDataObject } from 'n8n-workflow';

import { assigned } from './evaluate';

const wanted = (number: string, chargebeeId = '') => assigned('erase-customer', 'Wanted', [{ number, chargebeeId }]);

const ROW = { outcome: 'updated', payload: '', reason: '', changedFields: '[]', request: '[]', targetKey: 'customer:VN-1001' };

function erased(rows: IDataObject[], naming: IDataObject[] = []): IDataObject[] {
	const outputs = { Wanted: [wanted('1001')], Rows: rows, Stopped: naming };
	return assigned('erase-customer', 'Erased', [{}], outputs).rows as IDataObject[];
}

describe('Erase Customer', () => {
	it.each([
		['1001', '', 'VN-1001'],
		['1001', 'AzZ9x', 'AzZ9x'],
		[' 10/B ', '', 'VN-10_2FB'],
		['Å_1', '', 'VN-_C3_85_5F1'],
	])('looks for customer %j with ID %j under %s', (number, id, expected) => {
		expect(wanted(number, id).chargebeeId).toBe(expected);
	});

	it('leaves nothing personal in a request, whatever the field is called, and keeps ids and figures', () => {
		const body = {
			id: 'VN-1001',
			company: 'Ola Nordmann ENK',
			vat_number: 'NO01017012345MVA',
			cf_national_id: '01017012345',
			net_term_days: 30,
			meta_data: { visma_customer_number: '1001', visma_internal_id: '17', visma_corporate_id: '01017012345' },
			corporateId: { value: '01017012345' },
			vatRegistrationId: { value: 'NO01017012345MVA' },
		};
		const [row] = erased([{ ...ROW, id: 1, request: JSON.stringify([{ method: 'POST', path: '/customers', body, status: 200, attempts: 1 }]) }]);
		expect(row?.request).not.toMatch(/Ola|01017012345/);
		expect(JSON.parse(String(row?.request))).toMatchObject([
			{ path: '/customers', status: 200, body: { id: 'VN-1001', net_term_days: 30, meta_data: { visma_internal_id: '17' } } },
		]);
	});

	it('erases what was cut, since it cannot be read', () => {
		expect(erased([{ ...ROW, id: 1, changedFields: '[{"field":"company","from":"Ola' }])[0]).toMatchObject({ changedFields: '[erased]' });
	});

	it('leaves stopped executions alone that name somebody else', () => {
		const stopped = { ...ROW, outcome: 'stopped', targetKey: '' };
		const reasons = ['Customer 1001 is refused', 'VN-1001: no e-mail', 'Customer 10010 is refused', 'Invoice 41001: 1001.50 too much', 'after 21001 customers'];
		const rows = erased([], reasons.map((reason, id) => ({ ...stopped, id: id + 1, reason })));
		expect(rows.map(({ id }) => id)).toEqual([1, 2]);
	});
});
