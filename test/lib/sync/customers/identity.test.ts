import fc from 'fast-check';

import { customerId, customerNumber } from '../../../../lib/sync/customers/identity';

const numbers = fc.string({ unit: 'grapheme' });
const prefixes = fc.constantFrom('VN-', '', 'a_b-');

describe("the Chargebee id of a Visma.net customer", () => {
	it.each([
		['10001', 'VN-10001'],
		['10023/B', 'VN-10023_2FB'],
		['A_B', 'VN-A_5FB'],
		['Å 1', 'VN-_C3_85_201'],
		['..', 'VN-_2E_2E'],
	])('%s is %s', (number, id) => {
		expect(customerId('VN-', number)).toBe(id);
	});

	it('can be read back', () => {
		fc.assert(fc.property(prefixes, numbers, (prefix, number) => customerNumber(prefix, customerId(prefix, number)) === number));
	});

	it('is never that of another customer', () => {
		fc.assert(
			fc.property(numbers, numbers, (one, other) => {
				fc.pre(one !== other);
				expect(customerId('VN-', one)).not.toBe(customerId('VN-', other));
			}),
		);
	});

	it('has only characters that stand in a path and in a form as they are', () => {
		fc.assert(fc.property(numbers, (number) => /^VN-[A-Za-z0-9_-]*$/.test(customerId('VN-', number))));
	});
});

describe('the Visma.net number of a Chargebee id', () => {
	it.each(['CB-10001', 'vn-10001', '10001', ''])('"%s" has none: the prefix is missing', (id) => {
		expect(customerNumber('VN-', id)).toBeUndefined();
	});

	it.each(['VN-100%', 'VN-10_ZZ', 'VN-10_', 'VN-10_2f', 'VN-A_C3', 'VN-10.1', 'VN-A_41'])(
		'"%s" has none: somebody else made it up',
		(id) => {
			expect(customerNumber('VN-', id)).toBeUndefined();
		},
	);

	it('is never a guess: whatever is read makes the same id again', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (rest) => {
				const number = customerNumber('VN-', `VN-${rest}`);
				expect(number === undefined || customerId('VN-', number) === `VN-${rest}`).toBe(true);
			}),
		);
	});
});
