import fc from 'fast-check';

import { CustomerIdentity, readIdentity } from '../../../../lib/sync/customers';

const LINES = '10001 = AzZ9x\n\n# from the old connector\n10002\tBcD2  # by organization number\r\n10003 = -\n10004 = VN-10004\n20005 = VN-10005';

function identityOf(text: string, prefix = 'VN-'): CustomerIdentity {
	const read = readIdentity(prefix, text);
	if ('fault' in read) throw new Error(read.fault.message);
	return read.identity;
}

function faultOf(text: string): string {
	const read = readIdentity('VN-', text);
	return 'fault' in read ? read.fault.message : '';
}

describe('which Chargebee customer a Visma.net customer is', () => {
	const identity = identityOf(LINES);

	it.each([
		['10001', 'AzZ9x', 'linked'],
		['10002', 'BcD2', 'linked'],
		['10003', 'VN-10003', 'held'],
		['10004', 'VN-10004', 'own'],
		['10005', 'VN-10005', 'taken'],
		['20005', 'VN-10005', 'linked'],
		['10006', 'VN-10006', 'own'],
	])('%s is %s: %s', (number, id, standing) => {
		expect(identity.idOf(number)).toBe(id);
		expect(identity.standingOf(number)).toBe(standing);
	});

	it.each([
		['AzZ9x', '10001'],
		['VN-10001', '10001'],
		['VN-10005', '20005'],
		['VN-10006', '10006'],
		['Unknown', undefined],
	])('%s in Chargebee is %s in Visma.net', (id, number) => {
		expect(identity.numberOf(id)).toBe(number);
	});

	it('what holds a customer back is said with its remedy', () => {
		expect(identity.faultsOf('10001')).toEqual([]);
		expect(identity.faultsOf('10003')).toMatchObject([{ code: 'customer-held-back' }]);
		expect(identity.faultsOf('10005')).toMatchObject([{ code: 'linked-id-taken', reason: expect.stringContaining('20005') as string }]);
	});

	it.each([
		['10001', 'line 1: "10001" is not'],
		['10001 = A\n= B', 'line 2: "= B" is not'],
		['10001 = A\n10001 = B', 'line 2: customer 10001 is on line 1 already'],
		['10001 = A\n\n10002 = A', 'line 3: A is customer 10001 already'],
		['10001 = A B', 'line 1: "A B" holds a space'],
		[`10001 = ${'x'.repeat(51)}`, 'longer than the 50 characters'],
	])('%j is refused, naming the line', (text, words) => {
		expect(faultOf(text)).toContain(words);
	});

	it('every line at fault is named, not the first alone', () => {
		const message = faultOf('10001\n10002 = ok\n10003');
		expect(message).toContain('line 1:');
		expect(message).toContain('line 3:');
	});

	it('a prefix that cannot be part of an ID is refused', () => {
		expect(readIdentity('VN/', '')).toMatchObject({ fault: { code: 'customer-prefix-invalid' } });
	});

	it('no two customers of Visma.net are ever written to one of Chargebee, and links can be read back', () => {
		const number = fc.integer({ min: 1, max: 12 }).map(String);
		const id = fc.oneof(number.map((own) => `VN-${own}`), fc.constantFrom('A', 'B', 'C', 'D', '-'));
		fc.assert(
			fc.property(fc.array(fc.tuple(number, id), { maxLength: 12 }), (rows) => {
				const read = readIdentity('VN-', rows.map((row) => row.join(' = ')).join('\n'));
				if ('fault' in read) return;
				const numbers = Array.from({ length: 12 }, (_, index) => String(index + 1));
				const written = numbers.filter((one) => read.identity.faultsOf(one).length === 0);
				const ids = written.map((one) => read.identity.idOf(one));
				expect(new Set(ids).size).toBe(ids.length);
				expect(ids.map((one) => read.identity.numberOf(one))).toEqual(written);
			}),
		);
	});
});
