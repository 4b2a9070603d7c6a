import fc from 'fast-check';

import { isOlder, type Version, versionOf, versionSeen } from '../../../../lib/sync/customers/version';

const OLD = { lastModified: '2026-11-20T10:00:00.000', timeStamp: 'AAAAAE0AAAE=' };
const NEW = { lastModified: '2026-11-21T10:00:00.000', timeStamp: 'AAAAAE0AAAI=' };
const mixed = (lastModified: string, timeStamp: string): Version => ({ lastModified, timeStamp });

describe('whether a copy is older than what Chargebee got', () => {
	it.each<[string, Version, Version, boolean]>([
		['older by both clocks', OLD, NEW, true],
		['newer by both', NEW, OLD, false],
		['the same', OLD, OLD, false],
		['earlier on the wall clock, yet a later row: summer time ended', mixed(OLD.lastModified, NEW.timeStamp), mixed(NEW.lastModified, OLD.timeStamp), false],
		['later on the wall clock, yet an earlier row: another database', mixed(NEW.lastModified, OLD.timeStamp), mixed(OLD.lastModified, NEW.timeStamp), false],
		['the same time of change, an earlier row', mixed(NEW.lastModified, OLD.timeStamp), NEW, true],
		['no row version: the wall clock decides', mixed(OLD.lastModified, ''), NEW, true],
		['no row version in Chargebee', OLD, mixed(NEW.lastModified, ''), true],
		['no row version, the same time', mixed(OLD.lastModified, ''), mixed(OLD.lastModified, ''), false],
		['nothing known in Chargebee', OLD, mixed('', ''), false],
		['nothing known of the copy', mixed('', ''), NEW, false],
		['row versions compare as bytes, not as text', mixed(OLD.lastModified, 'AAAAAAAAAP8='), mixed(OLD.lastModified, 'AAAAAAAAAQA='), true],
	])('%s', (_name, version, seen, older) => {
		expect(isOlder(version, seen)).toBe(older);
	});

	it('two copies are never each older than the other', () => {
		const version = fc.record({
			lastModified: fc.constantFrom('', '2026-11-20T10:00:00', '2026-11-20T10:00:00.5', '2026-11-21T00:00:00'),
			timeStamp: fc.constantFrom('', 'AAAAAE0AAAE=', 'AAAAAE0AAAI='),
		});
		fc.assert(fc.property(version, version, (one, other) => !(isOlder(one, other) && isOlder(other, one))));
	});
});

it('is read from a Visma.net customer and from the meta data of a Chargebee customer', () => {
	expect(versionOf({ number: '1', lastModifiedDateTime: OLD.lastModified, timeStamp: OLD.timeStamp })).toEqual(OLD);
	expect(versionOf({ number: '1', lastModifiedDateTime: null })).toEqual({ lastModified: '', timeStamp: '' });
	const meta_data = { visma_last_modified: OLD.lastModified, visma_time_stamp: OLD.timeStamp };
	expect(versionSeen({ id: 'VN-1', meta_data })).toEqual(OLD);
	expect(versionSeen({ id: 'VN-1', meta_data: { visma_last_modified: 7 } })).toEqual({ lastModified: '', timeStamp: '' });
	expect(versionSeen({ id: 'VN-1' })).toEqual({ lastModified: '', timeStamp: '' });
});
