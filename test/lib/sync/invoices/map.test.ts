import { mapDocument } from '../../../../lib/sync/invoices/map/map';
import { referenceOf } from '../../../../lib/sync/invoices/map/reference';
import { maybeSurpassed, noteOf, readNote, seenSince } from '../../../../lib/sync/invoices/note';
import { invoiceForm } from '../../../../lib/sync/invoices/forms';
import { CustomerIdentity } from '../../../../lib/sync/customers';
import type { InvoiceSyncSettings } from '../../../../lib/sync/invoices';
import { anInvoice } from './documents';

const SETTINGS: InvoiceSyncSettings = {
	createsFromChargebee: false,
	idPrefix: 'VN-',
	customerIdentity: new CustomerIdentity('VN-'),
	timeZone: 'Europe/Oslo',
	lines: 'all',
	taxName: 'VAT',
	reference: 'auto',
	payments: 'fromVisma',
	waived: 'leaveDue',
	decimals: {},
	missingCustomer: 'fail',
	whenVoided: 'conflict',
	whenDifferent: 'conflict',
	creditNotes: 'import',
	creditReason: 'Other',
	cutoff: '',
	dryRun: false,
	concurrency: 5,
};

const faults = (changes: object) => {
	const result = mapDocument(anInvoice(changes as Record<string, unknown>), SETTINGS);
	return 'faults' in result ? result.faults.map(({ code }) => code) : [];
};

test.each([
	['0010000174', 'NO', 'auto', 'kid'],
	['1000017', 'SE', 'auto', 'ocr'],
	['000000001000017', 'DK', 'auto', 'fik'],
	['1000017', 'FI', 'auto', 'frn'],
	['RF18 5390 0754 7034', 'DE', 'auto', 'frn'],
	['1000017', 'DE', 'auto', undefined],
	['1000017', 'SE', 'kid', 'kid'],
	['1000017', 'NO', 'none', undefined],
	['', 'NO', 'auto', undefined],
] as const)('the payment reference "%s" of an address in %s is, by %s, %s', (number, country, choice, type) => {
	expect(referenceOf(number, country, choice)?.type).toBe(type);
});

test('the import states date, due date and standing in the time of the site, on either side of a clock change', () => {
	const result = mapDocument(anInvoice({ documentDate: '2026-03-28T00:00:00', documentDueDate: '2026-03-29T00:00:00' }), SETTINGS);
	if ('faults' in result) throw new Error('faults');
	const form = (today: string) =>
		invoiceForm('VN-1', result.mapped, { settings: SETTINGS, number: '1', seen: { created: '', lastModified: '', timeStamp: '' }, today });
	expect(form('2026-03-28')).toMatchObject({ date: 1_774_695_600, due_date: 1_774_778_400, net_term_days: 1, status: 'posted' });
	expect(form('2026-03-30').status).toBe('not_paid');
});

test('payments are those of its applications, each once, and explain its balance with what was credited', () => {
	const applications = [
		{ docType: 'Payment', refNbr: '5001', amountPaid: 500, applicationDate: '2026-02-03T00:00:00' },
		{ docType: 'Payment', refNbr: '5001', amountPaid: 100, applicationDate: '2026-02-04T00:00:00' },
		{ docType: 'Payment', refNbr: '5002', amountPaid: 9, voided: true },
		{ docType: 'CreditNote', refNbr: '8001', amountPaid: 50 },
	];
	const result = mapDocument(anInvoice({ applications, balanceInCurrency: 600 }), SETTINGS);
	expect('mapped' in result && result.mapped.payments).toEqual([
		{ reference: '5001', amount: 60_000, day: '2026-02-04', method: 'bank_transfer' },
	]);
	expect(faults({ balanceInCurrency: 600 })).toEqual(['payments-unclear']);
});

test('a prepayment that has the number of a payment is another payment; what voids a payment belongs to it', () => {
	const applications = [
		{ docType: 'Payment', refNbr: '5001', amountPaid: 500, applicationDate: '2026-02-03T00:00:00' },
		{ docType: 'Prepayment', refNbr: '5001', amountPaid: 100, applicationDate: '2026-02-04T00:00:00' },
		{ docType: 'Payment', refNbr: '5002', amountPaid: 70, applicationDate: '2026-02-04T00:00:00' },
		{ docType: 'VoidPayment', refNbr: '5002', amountPaid: -70, applicationDate: '2026-02-05T00:00:00' },
	];
	const result = mapDocument(anInvoice({ applications, balanceInCurrency: 650 }), SETTINGS);
	expect('mapped' in result && result.mapped.payments?.map(({ reference, amount }) => [reference, amount])).toEqual([
		['5001', 50_000],
		['Prepayment 5001', 10_000],
	]);
});

test('what Chargebee would refuse is known before it is asked', () => {
	expect(faults({ customerRefNumber: 'x'.repeat(101) })).toEqual(['too-long']);
	expect(faults({ invoiceAddress: { country: { id: 'Norge' } } })).toEqual(['invalid-country']);
});

test('amounts are in the decimals that Chargebee documents, or that people have found out; nothing is guessed', () => {
	const totalOf = (changes: object, decimals = {}) => {
		const result = mapDocument(anInvoice(changes as Record<string, unknown>), { ...SETTINGS, decimals });
		return 'mapped' in result ? result.mapped.reckoned.total : result.faults.map(({ code }) => code);
	};
	expect(totalOf({ currencyId: 'JPY' })).toBe(1250);
	expect(totalOf({ currencyId: 'KWD' })).toBe(125_000);
	expect(totalOf({ currencyId: 'KWD', amountInCurrency: 1250.005, balanceInCurrency: null })).toEqual(['amount-not-whole']);
	expect(totalOf({ currencyId: 'ISK' })).toEqual(['currency-unclear']);
	expect([totalOf({ currencyId: 'ISK' }, { ISK: 0 }), totalOf({ currencyId: 'ISK' }, { ISK: 2 })]).toEqual([1250, 125_000]);
});

test('a cash discount and a written off small balance stay due, or are recorded as what they are', () => {
	const applications = [
		{ docType: 'Payment', refNbr: '5001', amountPaid: 1224, cashDiscountTaken: 25, applicationDate: '2026-02-03T00:00:00' },
		{ docType: 'SmallBalanceWo', refNbr: '9', amountPaid: 1, applicationDate: '2026-02-04T00:00:00' },
	];
	const mapped = (waived: InvoiceSyncSettings['waived']) => {
		const result = mapDocument(anInvoice({ applications, balanceInCurrency: 0, status: 'Closed' }), { ...SETTINGS, waived });
		if ('faults' in result) throw new Error(result.faults[0]?.reason);
		return result.mapped;
	};
	const money = { reference: '5001', amount: 122_400, day: '2026-02-03', method: 'bank_transfer' };
	expect(mapped('leaveDue')).toMatchObject({ payments: [money], leftDue: 2600 });
	expect(mapped('recordAsPayment')).toMatchObject({
		payments: [
			money,
			{ reference: '5001 discount', amount: 2500, day: '2026-02-03', method: 'other' },
			{ reference: '9 write-off', amount: 100, day: '2026-02-04', method: 'other' },
		],
		leftDue: 0,
	});
});

test('the comments of an invoice need no look when Chargebee last changed it a day before the version was made', () => {
	const version = { lastModified: '2026-02-03T12:00:00.000', timeStamp: '' };
	const changed = (time: string) => maybeSurpassed(version, { id: '1', updated_at: Date.parse(time) / 1000 });
	expect([changed('2026-02-02T11:59:59Z'), changed('2026-02-02T12:00:00Z')]).toEqual([false, true]);
	expect([maybeSurpassed(version, { id: '1' }), maybeSurpassed({ lastModified: '', timeStamp: '' }, { id: '1', updated_at: 1 })]).toEqual([true, true]);
});

test('the note that is kept beside an invoice can be read back', () => {
	const seen = { created: '2026-01-31T08:00:00.000', lastModified: '2026-02-01T09:30:00.123', timeStamp: 'AAAAAAAAB9E=' };
	expect(readNote(noteOf('100001', seen))).toEqual(seen);
	expect(readNote(noteOf('1', { created: '', lastModified: '', timeStamp: '' }))).toEqual({ created: '', lastModified: '', timeStamp: '' });
	expect(readNote('Please pay soon')).toBeUndefined();
	const later = { ...seen, lastModified: '2026-02-02T09:30:00.123', timeStamp: 'AAAAAAAAB9I=' };
	const comments = [noteOf('1', seen), noteOf('1', later), 'hello'].map((notes) => ({ id: notes, notes, created_at: 1 }));
	expect(seenSince(comments)).toMatchObject(later);
});
