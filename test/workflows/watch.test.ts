import type { IDataObject } from 'n8n-workflow';

import { assigned } from './evaluate';

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
const refusal = (id: number) => ({ id, recordKey: `customer:${id}`, outcome: 'failed', time: ago(1500 - id), reason: '', replayedAs: '' });

/** What Watch looks up again: the items of a node come as `$input`. */
const looked = (rows: IDataObject[]) => assigned('watch', 'Records', rows).records as string[];

describe('Watch', () => {
	it('looks at the newest refusals first, however many are long mended', () => {
		const records = looked(Array.from({ length: 1500 }, (_, index) => refusal(index + 1)));
		expect(records).toContain('customer:1500');
		expect(records.length).toBeLessThanOrEqual(1000);
	});

	it('looks at each record once, and at none that was replayed with success', () => {
		const rows = [refusal(1), refusal(2), { ...refusal(1), id: 3 }, { ...refusal(4), replayedAs: 'created' }, { ...refusal(5), replayedAs: 'failed' }];
		expect(looked(rows).sort()).toEqual(['customer:1', 'customer:2', 'customer:5']);
	});
});
