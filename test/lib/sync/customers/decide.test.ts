import type { ChargebeeCustomer } from '../../../../lib/chargebee';
import { decide, type Wanted } from '../../../../lib/sync/customers/decide';
import { mapCustomer } from '../../../../lib/sync/customers/map';
import { versionOf } from '../../../../lib/sync/customers/version';
import { NORDLYS, SETTINGS } from './fixtures';

const { mapped } = mapCustomer(NORDLYS, SETTINGS);
const WANTED: Wanted = { id: 'VN-10001', isLinked: false, mapped, version: versionOf(NORDLYS), faults: [] };
const FAULTY: Wanted = { ...WANTED, faults: [{ code: 'too-long', field: 'company', reason: 'Too long' }] };
const VERSION = { visma_last_modified: WANTED.version.lastModified, visma_time_stamp: WANTED.version.timeStamp };
const NEWER = { visma_last_modified: '2026-11-21T00:00:00.000', visma_time_stamp: 'AAAAAE0AAAk=' };

const existing = (meta: Record<string, string> = {}, change: Partial<ChargebeeCustomer> = {}): ChargebeeCustomer => ({
	id: 'VN-10001',
	...mapped.customer,
	net_term_days: 30,
	...mapped.vat,
	billing_address: mapped.address,
	meta_data: { ...mapped.meta, ...VERSION, ...meta },
	...change,
});

describe('what has to be done', () => {
	it('a customer that is not there is created', () => {
		expect(decide(WANTED, undefined)).toEqual({ do: 'create' });
	});

	it('a customer that would be refused is not tried', () => {
		expect(decide(FAULTY, undefined)).toEqual({ do: 'refuse', faults: FAULTY.faults });
		expect(decide(FAULTY, existing())).toEqual({ do: 'refuse', faults: FAULTY.faults });
	});

	it('a customer that somebody linked is never created, and never taken from another number', () => {
		const linked = { ...WANTED, id: 'AzZ9x', isLinked: true };
		expect(decide(linked, undefined)).toMatchObject({ do: 'refuse', faults: [{ code: 'link-not-found' }] });
		expect(decide(linked, { id: 'AzZ9x' })).toMatchObject({ do: 'update' });
		const foreign = { visma_customer_number: '99999', visma_internal_id: '' };
		for (const visma_internal_id of ['', '4711']) {
			const decision = decide(linked, existing({ ...foreign, visma_internal_id }, { id: 'AzZ9x' }));
			expect(decision).toMatchObject({ ending: { outcome: 'conflict', errorCode: 'link-belongs-to-another' } });
		}
	});

	it('a linked customer that got another number in Visma.net is the same company', () => {
		const linked = { ...WANTED, id: 'VN-90001', isLinked: true };
		expect(decide(linked, existing({ visma_customer_number: '90001' }))).toMatchObject({ do: 'update' });
	});

	it('a customer that is equal is left alone; a newer version alone is no reason to write', () => {
		expect(decide(WANTED, existing())).toEqual({ do: 'nothing', ending: { outcome: 'unchanged', changes: [] } });
		const before = existing({ visma_last_modified: '2020-01-01T00:00:00.000', visma_time_stamp: '' });
		expect(decide(WANTED, before)).toMatchObject({ ending: { outcome: 'unchanged' } });
	});

	it('a customer that differs is updated from what it is now', () => {
		const current = existing({}, { company: 'Edited' });
		expect(decide(WANTED, current)).toMatchObject({ do: 'update', current, differences: { customer: [{ field: 'company' }] } });
	});

	it('a customer that is there under this id without our meta data is adopted', () => {
		expect(decide(WANTED, existing({}, { meta_data: undefined }))).toMatchObject({ do: 'update' });
	});
});

describe('an older copy', () => {
	it('is skipped and says which two versions met', () => {
		expect(decide(WANTED, existing(NEWER, { company: 'Edited' }))).toEqual({
			do: 'nothing',
			ending: {
				outcome: 'skipped',
				reason: 'This copy is from 2026-11-20T10:00:00.000; Chargebee already has the one from 2026-11-21T00:00:00.000',
				changes: [],
			},
		});
	});

	it('is skipped also when it would be refused: what was wrong with it is mended by now', () => {
		expect(decide(FAULTY, existing(NEWER))).toMatchObject({ ending: { outcome: 'skipped' } });
	});

	it('by the wall clock alone is written: that hour may have come twice', () => {
		const current = existing({ ...NEWER, visma_time_stamp: 'AAAAAE0AAAA=' }, { company: 'Edited' });
		expect(decide(WANTED, current)).toMatchObject({ do: 'update' });
	});
});

describe('a number that was given to another company', () => {
	const other = existing({ visma_internal_id: '12' }, { company: 'Another AS' });

	it('is a conflict that shows both ids, and writes nothing', () => {
		expect(decide(WANTED, other)).toMatchObject({
			do: 'nothing',
			ending: {
				outcome: 'conflict',
				errorCode: 'number-reused',
				changes: [{ field: 'meta_data.visma_internal_id', from: '12', to: '77' }],
			},
		});
	});

	it('is a conflict for old and faulty copies too', () => {
		expect(decide(FAULTY, existing({ ...NEWER, visma_internal_id: '12' }))).toMatchObject({ ending: { outcome: 'conflict' } });
	});

	it('cannot be told where one side has no internal id', () => {
		expect(decide(WANTED, existing({ visma_internal_id: '' }))).toMatchObject({ do: 'update' });
		const unknown = { ...WANTED, mapped: { ...mapped, meta: { ...mapped.meta, visma_internal_id: '' } } };
		expect(decide(unknown, other)).toMatchObject({ do: 'update' });
	});
});
