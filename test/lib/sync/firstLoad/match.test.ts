import fc from 'fast-check';
import { shuffle } from 'lodash';

import type { ChargebeeCustomer } from '../../../../lib/chargebee';
import { CustomerIdentity, readIdentity } from '../../../../lib/sync/customers';
import { cluesOfChargebee, cluesOfVisma } from '../../../../lib/sync/firstLoad/clues';
import { type Match, matchCustomers } from '../../../../lib/sync/firstLoad/match';
import { isSameOrganization, organizationNumber } from '../../../../lib/sync/firstLoad/organization';
import type { VismaCustomer } from '../../../../lib/visma';

const FIELD = { chargebeeField: 'cf_crm_id', vismaField: 'attributes.CRMID' };

function match(visma: VismaCustomer[], chargebee: ChargebeeCustomer[], identity = new CustomerIdentity('VN-')): Match[] {
	const seekers = visma.map((one) => ({
		number: one.number,
		clues: cluesOfVisma(one, FIELD),
		isLeftAlone: one.status === 'Inactive',
	}));
	return matchCustomers(seekers, chargebee.map((customer) => ({ customer, clues: cluesOfChargebee(customer, FIELD) })), identity);
}

/** The result in one word each: `AzZ9x by id`, `? A B`, `-`. */
const said = (one: Match) => {
	if (one.kind === 'none') return '-';
	if (one.kind === 'linked') return `${one.customer.id} linked by ${one.by}`;
	const ids = one.candidates.map(({ customer }) => customer.id);
	return one.kind === 'one' ? `${ids.join(' ')} by ${one.by}` : `? ${ids.join(' ')}`;
};

const NO: VismaCustomer = {
	internalId: 1,
	number: '10001',
	name: 'Nordlys AS',
	corporateId: '918238470',
	mainAddress: { country: { id: 'NO' } },
	invoiceContact: { email: 'Faktura@nordlys.example' },
	attributes: [{ id: 'CRMID', value: 'CRM-7' }],
};

describe('the same organization number, however it is written', () => {
	it.each([
		['918238470', 'NO', 'NO 918 238 470 MVA', ''],
		['556677-8899', 'SE', 'SE556677889901', ''],
		['12345674', 'DK', 'DK-12 34 56 74', 'DK'],
		['1234567-1', 'FI', 'FI12345671', ''],
		['918238470', '', '918238470', 'NO'],
	])('%s (%s) is %s (%s)', (one, country, other, home) => {
		const [first, second] = [organizationNumber(one, country), organizationNumber(other, home)];
		expect(first && second && isSameOrganization(first, second)).toBe(true);
	});

	it.each([
		['12345674', 'DK', 'FI12345674', ''],
		['918238470', 'NO', '918238471', 'NO'],
	])('%s (%s) is not %s (%s)', (one, country, other, home) => {
		const [first, second] = [organizationNumber(one, country), organizationNumber(other, home)];
		expect(first && second && isSameOrganization(first, second)).toBe(false);
	});

	it.each(['', 'N/A', '0', '000000000', '999999999', '12-34'])('%j identifies nobody', (text) => {
		expect(organizationNumber(text, 'NO')).toBeUndefined();
	});
});

describe('which Chargebee customer a Visma.net customer is', () => {
	it.each<[string, ChargebeeCustomer[], string]>([
		['nobody fits', [{ id: 'A', email: 'other@x.example' }], '-'],
		['its own ID', [{ id: 'VN-10001' }, { id: 'A', vat_number: '918238470' }], 'VN-10001 linked by ownId'],
		['its number as ID', [{ id: '10001' }], '10001 by id'],
		['organization number', [{ id: 'A', vat_number: '918 238 470 MVA', vat_number_prefix: 'NO' }], 'A by organizationNumber'],
		['email, in any case', [{ id: 'A', email: 'FAKTURA@nordlys.example' }], 'A by email'],
		['the chosen field', [{ id: 'A', cf_crm_id: 'crm 7' }], 'A by customField'],
		['what an earlier sync left', [{ id: 'A', meta_data: { visma_customer_number: '10001' } }], 'A by metaData'],
		['what an earlier sync left under an older number', [{ id: 'VN-77', meta_data: { visma_internal_id: '1' } }], 'VN-77 by metaData'],
		['two of one number', [{ id: 'A', vat_number: '918238470' }, { id: 'B', vat_number: '918238470' }], '? A B'],
		['two of one number, of which one has another criterion', [{ id: 'A', vat_number: '918238470', cf_crm_id: 'CRM-7' }, { id: 'B', vat_number: '918238470' }], 'A by customField'],
		['number and field lead to two', [{ id: 'A', vat_number: '918238470' }, { id: 'B', cf_crm_id: 'CRM7' }], '? A B'],
		['number outweighs email', [{ id: 'A', vat_number: '918238470' }, { id: 'B', email: 'faktura@nordlys.example' }], 'A by organizationNumber'],
		['email of a company with another number', [{ id: 'A', email: 'faktura@nordlys.example', vat_number: 'NO999888777MVA' }], '? A'],
		['ID of a company with another name', [{ id: '10001', company: 'Contoso Ltd' }], '? 10001'],
		['ID of a company with the name written otherwise', [{ id: '10001', company: 'NORDLYS A/S' }], '10001 by id'],
		['ID and email of a company with another name', [{ id: '10001', company: 'Contoso Ltd', email: 'faktura@nordlys.example' }], '10001 by id'],
		['ID of a company with another number', [{ id: '10001', vat_number: 'NO999888777MVA' }], '? 10001'],
	])('%s', (_name, chargebee, expected) => {
		expect(match([NO], chargebee).map(said)).toEqual([expected]);
	});

	it('one that fits two equally is nobody\'s; one that fits another better is that one\'s', () => {
		const twin = { ...NO, internalId: 2, number: '10002', attributes: [] };
		expect(match([NO, twin], [{ id: 'A', vat_number: '918238470' }]).map(said)).toEqual(['? A', '? A']);
		const friend = { ...twin, corporateId: '' };
		const there = [{ id: 'A', vat_number: '918238470', email: 'faktura@nordlys.example' }];
		expect(match([NO, friend], there).map(said)).toEqual(['A by organizationNumber', '? A']);
	});

	it('one that is linked already is nobody else\'s', () => {
		const read = readIdentity('VN-', '10002 = A\n10003 = -');
		const identity = 'identity' in read ? read.identity : undefined;
		const others = ['10002', '10003'].map((number, index) => ({ ...NO, internalId: index + 2, number }));
		const there = [{ id: 'A', vat_number: '918238470' }, { id: 'B', email: 'faktura@nordlys.example' }];
		expect(match([NO, ...others], there, identity).map(said)).toEqual(['? B', 'A linked by linkedCustomers', '? B']);
	});

	it('one that belongs to another customer of Visma.net, as its meta data says, is left out', () => {
		const other = { internalId: 9, number: '10009' };
		const there = [{ id: 'A', vat_number: '918238470', meta_data: { visma_customer_number: '10009' } }];
		expect(match([NO, other], there).map(said)).toEqual(['-', 'A by metaData']);
	});

	it('an inactive customer claims nobody', () => {
		const old = { ...NO, internalId: 2, number: '10002', status: 'Inactive' as const };
		expect(match([NO, old], [{ id: 'A', vat_number: '918238470' }]).map(said)).toEqual(['A by organizationNumber', '-']);
	});
});

/** Few values, so that everything collides with everything. */
const organization = fc.constantFrom('', '918238470', 'NO918238471MVA', '918 238 472', '556677-8899');
const email = fc.constantFrom('', 'a@x.example', 'B@x.example', 'c@x.example');
const crm = fc.constantFrom('', '', 'CRM-1', 'crm1', 'CRM-2');
const visma = fc
	.uniqueArray(
		fc.record({
			number: fc.integer({ min: 1, max: 9 }).map(String),
			corporateId: organization,
			email,
			crm,
			status: fc.constantFrom('Active' as const, 'Active' as const, 'Inactive' as const),
		}),
		{ selector: ({ number }) => number },
	)
	.map((rows) =>
		rows.map(({ email: address, crm: value, ...row }): VismaCustomer => ({
			...row,
			internalId: Number(row.number) + 100,
			mainContact: { email: address },
			attributes: [{ id: 'CRMID', value }],
		})),
	);
const chargebee = fc.uniqueArray(
	fc.record({
		id: fc.constantFrom('A', 'B', 'C', 'D', 'E', '1', '2', 'VN-1', 'VN-2', 'VN-3'),
		vat_number: organization,
		email,
		cf_crm_id: crm,
		meta_data: fc.constantFrom({}, {}, { visma_customer_number: '1' }, { visma_internal_id: '102' }, { visma_internal_id: '999' }),
	}),
	{ selector: ({ id }) => id },
);
const links = fc.constantFrom('', '1 = A', '2 = -\n3 = B', '4 = VN-1', '5 = VN-5');

describe('whatever the customers are', () => {
	const identityOf = (text: string) => {
		const read = readIdentity('VN-', text);
		return 'identity' in read ? read.identity : new CustomerIdentity('VN-');
	};

	it('no Chargebee customer is linked to two Visma.net customers', () => {
		fc.assert(
			fc.property(visma, chargebee, links, (ours, there, text) => {
				const chosen = match(ours, there, identityOf(text)).flatMap((one) => {
					if (one.kind === 'linked') return [one.customer.id];
					return one.kind === 'one' ? [one.candidates[0].customer.id] : [];
				});
				expect(new Set(chosen).size).toBe(chosen.length);
			}),
			{ numRuns: 500 },
		);
	});

	it('the order of both lists does not matter', () => {
		const answers = (ours: VismaCustomer[], all: Match[]) => new Map(ours.map(({ number }, place) => [number, said(all[place] ?? { kind: 'none' })]));
		fc.assert(
			fc.property(visma, chargebee, links, (ours, there, text) => {
				const [others, elsewhere] = [shuffle(ours), shuffle(there)];
				const one = answers(ours, match(ours, there, identityOf(text)));
				expect(answers(others, match(others, elsewhere, identityOf(text)))).toEqual(new Map(others.map(({ number }) => [number, one.get(number)])));
			}),
			{ numRuns: 500 },
		);
	});
});
