import { type Plain, wrap } from '../../../lib/visma/wrap';

describe('wrapping for a Visma.net write', () => {
	it.each<[string, Record<string, Plain | undefined>, object]>([
		['a text', { name: 'Nordlys AS' }, { name: { value: 'Nordlys AS' } }],
		['what is cleared', { email: '', phone: null }, { email: { value: '' }, phone: { value: null } }],
		['false and zero', { hold: false, days: 0 }, { hold: { value: false }, days: { value: 0 } }],
		[
			'an object and its members',
			{ mainAddress: { city: 'Oslo', country: undefined } },
			{ mainAddress: { value: { city: { value: 'Oslo' } } } },
		],
		[
			'lines: the list and the operation stay bare',
			{ lines: [{ operation: 'Insert', accountNumber: '3000', note: undefined }] },
			{ lines: [{ operation: 'Insert', accountNumber: { value: '3000' } }] },
		],
		[
			'segments of a subaccount stay bare',
			{ subaccount: [{ segmentId: 1, segmentValue: '10' }] },
			{ subaccount: [{ segmentId: 1, segmentValue: '10' }] },
		],
		['a list of plain values', { ids: ['a', 'b'] }, { ids: ['a', 'b'] }],
		['a bare flag', { overrideWithClassValues: true }, { overrideWithClassValues: true }],
	])('%s', (_name, fields, wrapped) => {
		expect(wrap(fields)).toEqual(wrapped);
	});

	it('what is absent stays absent, so that Visma.net leaves it as it is', () => {
		expect(Object.keys(wrap({ name: undefined, city: 'Oslo' }))).toEqual(['city']);
	});
});
