import fc from 'fast-check';

import { encodeForm, fieldsOf, type Form, rows } from '../../../lib/chargebee/form';

type Encode = (params: object, serialized?: null, scope?: null, index?: null, jsonKeys?: Record<string, number>) => string;

/** The encoder of the official SDK; its package exports only the client, so the file is named. */
const sdk = jest.requireActual<{ encodeParams: Encode }>('../../../node_modules/chargebee/cjs/util.js');

const decoded = (text: string) => [...new URLSearchParams(text)];
const bySdk = (params: object) => decoded(sdk.encodeParams(params, null, null, null, { meta_data: 0 }));

describe('a form', () => {
	it('names fields as Chargebee does: field before index, objects in brackets, meta data as one document', () => {
		const invoice = encodeForm({
			id: 'V-1001',
			total: 12500,
			...rows('line_items', [{ description: 'Konsulent', amount: 10_000 }, { description: 'Reise', amount: 2500 }]),
			...fieldsOf('billing_address', { line1: 'Storgata 1', city: 'Tromsø' }),
			meta_data: { visma: { number: '1' } },
		});
		expect(decodeURIComponent(invoice.replaceAll('+', ' '))).toBe(
			'id=V-1001&total=12500' +
				'&line_items[description][0]=Konsulent&line_items[amount][0]=10000' +
				'&line_items[description][1]=Reise&line_items[amount][1]=2500' +
				'&billing_address[line1]=Storgata 1&billing_address[city]=Tromsø' +
				'&meta_data={"visma":{"number":"1"}}',
		);
	});

	it('leaves out what is undefined, and sends an empty text, which clears', () => {
		expect(encodeForm({ a: undefined, company: '', flag: false, days: 0 })).toBe('company=&flag=false&days=0');
	});

	it('is UTF-8 with spaces as plus signs, and nothing of a value can end its field', () => {
		expect(encodeForm({ a: 'Ås & +=?#\n' })).toBe('a=%C3%85s+%26+%2B%3D%3F%23%0A');
	});

	it('is what the official SDK sends for the same fields', () => {
		const text = fc.string({ unit: 'grapheme' }).filter((value) => value === '' || value.trim() !== '');
		const address = fc.record({ line1: text, city: text }, { requiredKeys: [] });
		const lines = fc.array(fc.record({ description: text, amount: fc.integer() }), { maxLength: 3 });
		const metaData = fc.dictionary(fc.string({ minLength: 1 }), text, { noNullPrototype: true });
		fc.assert(
			fc.property(text, address, lines, metaData, fc.boolean(), (company, billing, lineItems, meta, flag) => {
				const ours: Form = {
					company,
					flag,
					...fieldsOf('billing_address', billing),
					...rows('line_items', lineItems),
					meta_data: meta,
				};
				const theirs = { company, flag, billing_address: billing, line_items: lineItems, meta_data: meta };
				expect(decoded(encodeForm(ours))).toEqual(bySdk(theirs));
			}),
		);
	});
});
