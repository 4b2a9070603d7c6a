import { collect, journal, journalAll } from '../../lib/ledger';
import { at, credited, event, invoiced, midnight, norwegian, sale } from './samples';

const plain = (id: string, extra: Record<string, unknown> = {}) =>
	sale('invoice', { id, date: '2026-04-01', lines: [{ amount: 10_000, kind: 'adhoc' }], extra });

describe('documents are collected', () => {
	it('from any event, in the singular and the plural, as one object or a list', () => {
		const note = (id: string) =>
			sale('credit_note', { id, date: '2026-04-01', lines: [{ amount: 500, kind: 'adhoc' }] });
		const charge = (id: string) => ({
			id,
			amount: 700,
			currency_code: 'NOK',
			entity_type: 'adhoc',
			date_from: midnight('2026-01-01'),
		});
		const paid = (id: string) => ({
			id,
			type: 'payment',
			status: 'success',
			amount: 900,
			currency_code: 'NOK',
			date: midnight('2026-04-02'),
		});
		const entries = journalAll(
			[
				event('subscription_changed', {
					invoice: plain('one'),
					credit_note: [note('a'), note('b')],
					unbilled_charge: charge('u'),
				}),
				event('something_new', {
					invoices: [plain('two')],
					credit_notes: note('c'),
					unbilled_charges: [charge('v'), charge('w')],
				}),
				event('credit_note_created', {
					credit_note: note('d'),
					transaction: paid('p'),
					transactions: [paid('q')],
				}),
			],
			norwegian(),
		);
		expect(entries.map(({ family }) => family).sort()).toEqual([
			'cb:cn:a',
			'cb:cn:b',
			'cb:cn:c',
			'cb:cn:d',
			'cb:inv:one',
			'cb:inv:two',
			'cb:txn:p',
			'cb:txn:q',
			'cb:ubc:u',
			'cb:ubc:v',
			'cb:ubc:w',
		]);
	});

	it('once, whatever number of events carries them', () => {
		const events = ['subscription_activated', 'invoice_generated', 'payment_succeeded', 'invoice_updated'].map(
			(type) => event(type, { invoice: plain('same') }),
		);
		expect(journalAll(events, norwegian())).toEqual(journal(events[0]!, norwegian()));
		expect(journalAll([events[0]!, events[0]!], norwegian())).toHaveLength(1);
	});

	it('in their newest version: an older one arriving late changes nothing', () => {
		const old = event('invoice_generated', { invoice: plain('v', { resource_version: 1 }) });
		const now = event('invoice_updated', {
			invoice: plain('v', { resource_version: 2, status: 'voided', voided_at: midnight('2026-04-05') }),
		});
		expect(journalAll([now, old], norwegian())).toEqual(journalAll([old, now], norwegian()));
		expect(journalAll([now, old], norwegian())).toHaveLength(2);
	});

	it('by updated_at where there is no resource_version, and whole before truncated in equal versions', () => {
		const whole = plain('t', { resource_version: 5 });
		const cut = { ...plain('t', { resource_version: 5 }), line_items: [], line_items_next_offset: 'next' };
		const both = [event('a', { invoice: cut }, 9), event('b', { invoice: whole }, 1)];
		expect(journalAll(both, norwegian())).toHaveLength(1);
		const charge = (amount: number, updated: number) => ({
			id: 'u',
			amount,
			updated_at: updated,
			currency_code: 'NOK',
			entity_type: 'adhoc',
		});
		const charges = [
			event('unbilled_charges_created', { unbilled_charges: [charge(200, 20)] }),
			event('unbilled_charges_created', { unbilled_charges: [charge(100, 10)] }),
		];
		expect(journalAll(charges, norwegian())[0]?.lines[0]?.debit).toBe('2.00');
	});

	it('but give nothing while pending or once deleted, whether the member or the event says so', () => {
		const states = (content: Record<string, unknown>, type = 'invoice_updated') => {
			const { entries, families } = collect(
				[event('invoice_generated', { invoice: plain('d', { resource_version: 1 }) }), event(type, content)],
				norwegian(),
			);
			return [entries.length, families.get('cb:inv:d')?.state];
		};
		expect(states({ invoice: plain('d', { resource_version: 2, status: 'pending' }) })).toEqual([0, 'pending']);
		expect(states({ invoice: plain('d', { resource_version: 2, deleted: true }) })).toEqual([0, 'deleted']);
		expect(states({ invoice: plain('d', { resource_version: 1 }) }, 'invoice_deleted')).toEqual([0, 'deleted']);
		expect(states({ invoice: plain('d', { resource_version: 2 }) })).toEqual([1, 'live']);
	});

	it('and subscriptions, customers and unknown content give nothing', () => {
		const subscription = { id: 'sub_a', status: 'active', mrr: 5, subscription_items: [{ amount: 12_000 }] };
		expect(
			journal(event('subscription_created', { subscription, customer: { id: 'c' }, card: null }), norwegian()),
		).toEqual([]);
		expect(collect([], norwegian())).toMatchObject({ entries: [], faults: [] });
	});
});

describe('documents mirrored from Visma', () => {
	const mirrored = invoiced({ id: 'VN-77', date: '2026-04-01', lines: [{ amount: 10_000, kind: 'adhoc' }] });
	const payment = (ids: string[]) =>
		event('payment_succeeded', {
			transaction: {
				id: 'p',
				type: 'payment',
				status: 'success',
				amount: 100,
				currency_code: 'NOK',
				date: midnight('2026-04-02'),
				linked_invoices: ids.map((invoice_id) => ({ invoice_id, applied_amount: 50 })),
			},
		});

	it('are never booked back, nor payments linked only to such', () => {
		const note = credited({ id: 'VN-78', date: '2026-04-01', lines: [{ amount: 100, kind: 'adhoc' }] });
		const { entries, families } = collect([mirrored, note, payment(['VN-77'])], norwegian());
		expect(entries).toEqual([]);
		expect([...families.values()].map(({ state }) => state)).toEqual(['mirrored', 'mirrored', 'mirrored']);
		expect(journalAll([payment(['VN-77', 'other'])], norwegian())).toHaveLength(1);
	});

	it('carry the prefix of the rules; an empty one switches the filter off', () => {
		expect(journal(mirrored, norwegian({ invoiceIdPrefix: 'ERP_' }))).toHaveLength(1);
		expect(journal(mirrored, norwegian({ invoiceIdPrefix: '' }))).toHaveLength(1);
		expect(
			journal(
				invoiced({ id: 'ERP_1', date: '2026-04-01', lines: [{ amount: 1, kind: 'adhoc' }] }),
				norwegian({ invoiceIdPrefix: 'ERP_' }),
			),
		).toEqual([]);
	});
});

it('families name every document seen', () => {
	const { families } = collect(
		[
			invoiced({ id: 'i', date: '2026-04-01', lines: [{ amount: 0 }] }),
			credited({ id: 'c', date: at('2026-04-01T10:00:00Z'), lines: [{ amount: 1, kind: 'adhoc' }] }),
			event('payment_failed', { transaction: { id: 't', type: 'payment', status: 'failure' } }),
			event('unbilled_charges_voided', { unbilled_charges: [{ id: 'u' }] }),
			event('pending_invoice_created', { invoice: plain('p', { status: 'pending' }) }),
		],
		norwegian(),
	);
	expect(Object.fromEntries([...families].map(([name, { state }]) => [name, state]))).toEqual({
		'cb:inv:i': 'live',
		'cb:cn:c': 'live',
		'cb:txn:t': 'unsuccessful',
		'cb:ubc:u': 'withdrawn',
		'cb:inv:p': 'pending',
	});
});
