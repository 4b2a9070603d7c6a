/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import * as fc from 'fast-check';

import type { AuditRecord } from '../../../../lib/sync/audit';
import { maskAudit, scrub, whyReadAgain } from '../../../../lib/sync/privacy';

/** Texts as people have them; `zq` keeps them apart from every word and id of the record. */
const personal = fc
	.tuple(fc.constantFrom('Ola ', 'Åse-', 'o.n@', '+47 22', 'Storgata ', '"', '\\', '<b>'), fc.stringMatching(/^zq[a-zA-Z0-9 øæå.@'"()+*?[\]$^|\\-]{3,20}zq$/))
	.map(([start, rest]) => `${start}${rest}`);

const names = { first: personal, last: personal, company: personal, email: personal, phone: personal, line: personal, city: personal, zip: personal };
const people = fc.record({ ...names, vat: personal, note: personal, custom: personal, unknown: personal });
type Person = Record<keyof typeof names | 'vat' | 'note' | 'custom' | 'unknown', string>;

const address = ({ line, city, zip }: Person) => ({ addressLine1: line, city, postalCode: zip, country: { id: 'NO', name: 'Norway' } });

function vismaCustomer(person: Person) {
	const contact = { name: person.company, attention: person.first, email: person.email, phone1: person.phone };
	return {
		internalId: 17,
		number: '10001',
		name: person.company,
		mainAddress: address(person),
		mainContact: contact,
		invoiceContact: contact,
		vatRegistrationId: person.vat,
		corporateId: person.last,
		attributes: [{ id: 'TIER', value: person.custom }],
		note: person.note,
		somethingNew: { deep: [person.unknown] },
		creditLimit: 5000.5,
		currencyId: 'NOK',
		lastModifiedDateTime: '2026-03-01T10:00:00.123',
		timeStamp: 'AAAAAAAB5Z0=',
	};
}

function toChargebee(person: Person): AuditRecord {
	return {
		time: '2026-03-01T10:00:00.000Z',
		direction: 'visma-to-chargebee',
		source: { system: 'visma.net', type: 'customer', id: '10001', version: '2026-03-01T10:00:00.123', record: vismaCustomer(person) },
		target: { system: 'chargebee', type: 'customer', id: 'VN-10001' },
		customer: 'VN-10001',
		outcome: 'failed',
		reason: `Customer 10001: ${person.email.toUpperCase()} is no e-mail of ${person.company}. Mend it in Visma.net.`,
		errorCode: 'refused',
		changes: [
			{ field: 'email', from: person.email, to: person.first },
			{ field: 'billing_address[city]', from: '', to: person.city },
			{ field: 'cf_tier', from: person.custom, to: '5' },
			{ field: 'net_term_days', from: '14', to: '30' },
			{ field: 'preferred_currency_code', from: 'SEK', to: 'NOK' },
		],
		requests: [
			{
				method: 'POST',
				path: '/customers/VN-10001',
				body: {
					id: 'VN-10001',
					first_name: person.first,
					'billing_address[line1]': person.line,
					vat_number: person.vat,
					meta_data: JSON.stringify({ visma_time_stamp: 'AAAAAAAB5Z0=', visma_name: person.unknown }),
					net_term_days: 30,
				},
				status: 400,
				attempts: 1,
			},
		],
		executionId: '7',
	};
}

function toVisma(person: Person): AuditRecord {
	const billing = { first_name: person.first, last_name: person.last, company: person.company, line1: person.line, city: person.city, zip: person.zip, country: 'NO' };
	const event = {
		id: 'ev_1',
		event_type: 'invoice_generated',
		occurred_at: 1_772_000_000,
		user: person.email,
		content: {
			invoice: {
				id: 'INV-7',
				customer_id: 'VN-10001',
				total: 125_000,
				currency_code: 'NOK',
				vat_number: person.vat,
				billing_address: billing,
				notes: [{ note: person.note }],
				line_items: [{ id: 'li_1', description: person.unknown, amount: 100_000, date_from: 1_772_000_000, entity_id: 'gold-NOK' }],
			},
			customer: { id: 'VN-10001', phone: person.phone, email: person.email, cf_owner: person.custom },
		},
	};
	return {
		...toChargebee(person),
		direction: 'chargebee-to-visma',
		source: { system: 'chargebee', type: 'invoice', id: 'INV-7', version: '1772000000123', record: [event] },
		target: { system: 'visma.net', type: 'journalTransaction', id: 'CB0123456789ABC' },
		requests: [
			{
				method: 'POST',
				path: '/v2/journaltransaction',
				body: {
					batchNumber: { value: 'CB0123456789ABC' },
					description: { value: 'CB0123456789ABC 0H2K4D 0H2K4D sale cb:inv:INV-7' },
					transactionDate: { value: '2026-03-01T00:00:00' },
					journalTransactionLines: [{ accountNumber: { value: '1500' }, debitAmountInCurrency: { value: 1250.0 }, transactionDescription: { value: 'CB0123 cb:inv:INV-7' } }],
				},
				status: 201,
				attempts: 1,
			},
		],
	};
}

const texts = (value: unknown): string[] => {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? (Object.values(value) as unknown[]).flatMap(texts) : [];
};

const ola: Person = {
	first: 'Ola',
	last: '999888777',
	company: 'Nordmann ENK',
	email: 'ola@nordmann.example',
	phone: '+47 22 33 44 55',
	line: 'Storgata 1',
	city: 'Bø',
	zip: '3800',
	vat: 'NO999888777MVA',
	note: 'Ring Ola etter klokka 16',
	custom: 'gold',
	unknown: 'Seter til Kari',
};

describe('Masking of audit records', () => {
	it('leaves nothing personal of the source anywhere in the record, in either direction', () => {
		fc.assert(
			fc.property(people, (person) => {
				for (const make of [toChargebee, toVisma]) {
					const all = texts(maskAudit(make(person)).audit).join('\n').toLowerCase();
					expect(Object.values(person).filter((value) => all.includes(value.toLowerCase()))).toEqual([]);
				}
			}),
		);
	});

	it('takes numbers out of fields that hold phones, postal codes and organisation numbers', () => {
		const audit = toChargebee(ola);
		const record = { number: '10001', phone1: 22_334_455, postalCode: 3800, corporateId: { value: 999_888_777 }, cf_age: 41, creditLimit: 5000 };
		const masked = maskAudit({ ...audit, source: { ...audit.source, record } }).audit;
		expect(masked.source.record).toMatchObject({ number: '10001', phone1: '[masked]', postalCode: '[masked]', corporateId: { value: '[masked]' }, cf_age: '[masked]', creditLimit: 5000 });
	});

	it('keeps ids, versions, amounts, currencies, dates and what changed', () => {
		const { audit } = maskAudit(toChargebee(ola));
		expect(audit).toMatchObject({
			source: { id: '10001', version: '2026-03-01T10:00:00.123' },
			target: { id: 'VN-10001' },
			customer: 'VN-10001',
			reason: 'Customer 10001: [masked] is no e-mail of [masked]. Mend it in Visma.net.',
			changes: [
				{ field: 'email', from: '[masked]', to: '[masked]' },
				{ field: 'billing_address[city]', from: '', to: '[masked]' },
				{ field: 'cf_tier', from: '[masked]', to: '[masked]' },
				{ field: 'net_term_days', from: '14', to: '30' },
				{ field: 'preferred_currency_code', from: 'SEK', to: 'NOK' },
			],
		});
		expect(audit.source.record).toMatchObject({ number: '10001', currencyId: 'NOK', creditLimit: 5000.5, timeStamp: 'AAAAAAAB5Z0=', mainAddress: { country: { id: 'NO' } } });
		expect(audit.requests[0]?.body).toEqual({
			id: 'VN-10001',
			first_name: '[masked]',
			'billing_address[line1]': '[masked]',
			vat_number: '[masked]',
			meta_data: JSON.stringify({ visma_time_stamp: 'AAAAAAAB5Z0=', visma_name: '[masked]' }),
			net_term_days: 30,
		});
	});

	it('keeps a batch as it was posted: it holds accounts, amounts and ids alone', () => {
		const audit = toVisma(ola);
		expect(maskAudit(audit).audit.requests).toEqual(audit.requests);
	});

	it('says in the record that it must be read again, from where and by which id', () => {
		const [customer, invoice] = [toChargebee(ola), toVisma(ola)].map((audit) => maskAudit(audit).audit);
		expect(whyReadAgain(customer?.source.record)).toBe('Personal fields are masked: read customer 10001 again from Visma.net before it is written');
		const [event] = invoice?.source.record as unknown[];
		expect(whyReadAgain(event)).toBe('Personal fields are masked: read invoice INV-7 again from Chargebee before it is written');
		expect(whyReadAgain(vismaCustomer(ola))).toBeUndefined();
	});

	it('cleans other texts of the same run, without tearing words apart', () => {
		const { found } = maskAudit(toChargebee(ola));
		expect(scrub('Customer 10001 (Nordmann ENK): Bø has no postal code 3800; Bøle has', found)).toBe('Customer 10001 ([masked]): [masked] has no postal code [masked]; Bøle has');
	});
});
