import { collect } from '../../lib/ledger';
import { midnight } from './samples';
import { booked, bySubscription, cancelled, happened, quarter, short, started, year } from './subscriptionSamples';

describe('a subscription that ends or rests', () => {
	const cases: Array<
		[policy: 'withdraw' | 'continue' | 'accelerate', entries: Record<string, string>, count: number]
	> = [
		['withdraw', { 'adj:20261001': '2026-10-01 2965 Dr 300.00, 1579 Cr 300.00' }, 11],
		['continue', { 'rec:202612': '2026-12-31 2965 Dr 100.00, 3020 Cr 100.00' }, 13],
		['accelerate', { 'accel:202610': '2026-10-01 2965 Dr 200.00, 3020 Cr 200.00' }, 12],
	];
	it.each(cases)('cancelled before its term is over: %s', (onCancel, wanted, count) => {
		const entries = booked([started(), cancelled('2026-10-01')], bySubscription({ subscription: { onCancel } }));
		for (const [name, text] of Object.entries(wanted)) expect(entries[`sub:S1:20260101:${name}`]).toBe(text);
		expect(Object.keys(entries)).toHaveLength(count);
		if (onCancel === 'withdraw') expect(booked([started(), cancelled('2026-10-01')])).toEqual(entries);
	});

	it('at the end of its term leaves nothing to do, on any policy', () => {
		for (const onCancel of ['withdraw', 'continue', 'accelerate'] as const) {
			const rules = bySubscription({ subscription: { onCancel } });
			expect(booked([started(), cancelled('2027-01-01')], rules)).toEqual(booked([started()], rules));
			// As Chargebee says it: in the last second of the term.
			const last = cancelled('2027-01-01', { extra: { cancelled_at: midnight('2027-01-01') - 1 } });
			expect(booked([started(), last], rules)).toEqual(booked([started()], rules));
		}
	});

	it('as of an earlier day, told later, on the day it ended; before the term began, with nothing billed', () => {
		const told = cancelled('2026-10-01', { on: '2026-12-05', type: 'canceled_with_backdating' });
		expect(booked([started(), told])).toEqual(booked([started(), cancelled('2026-10-01')]));
		const never = cancelled('2026-12-05', { extra: { cancelled_at: midnight('2026-01-01') } });
		expect(booked([started(), never])).toEqual({});
		// Cancelled as of a day on which an older item was served: the later change never counts.
		const changed = happened({ on: '2026-11-01', term: year, items: { pro: 240_000 } });
		expect(booked([started(), changed, told])).toEqual(booked([started(), cancelled('2026-10-01')]));
	});

	it('accelerated, only months after the cancellation come forward, with those of a term that had begun', () => {
		const rules = bySubscription({ subscription: { onCancel: 'accelerate' } });
		const next: [string, string] = ['2027-01-01', '2028-01-01'];
		const again = happened({ on: '2027-01-01', type: 'reactivated', term: next });
		const entries = short([started(), cancelled('2026-11-10'), again], rules);
		expect(entries).toMatchObject({
			'20260101:rec:202611': '2026-11-30 2965 Dr 100.00, 3020 Cr 100.00',
			'20260101:accel:202611': '2026-11-10 2965 Dr 100.00, 3020 Cr 100.00',
			'20270101:rec:202712': '2027-12-31 2965 Dr 100.00, 3020 Cr 100.00',
		});
		expect(Object.keys(entries).filter((key) => key.includes('accel'))).toHaveLength(1);
		const mixed = bySubscription({ onCancelWithoutCredit: 'accelerate' });
		expect(Object.keys(short([started(), cancelled('2026-11-10')], mixed)).join()).not.toContain('accel');
	});

	it('accelerated, a cancellation at the end of a term or in the one before brings nothing of the next one forward', () => {
		const rules = bySubscription({ subscription: { onCancel: 'accelerate' } });
		const next: [string, string] = ['2027-01-01', '2028-01-01'];
		const again = happened({ on: '2027-01-01', type: 'reactivated', term: next, version: 1_900_000_000_000 });
		for (const second of [0, -1]) {
			const ended = cancelled('2027-01-01', { extra: { cancelled_at: midnight('2027-01-01') + second } });
			expect(short([started(), ended, again], rules)).toEqual(short([started(), again], rules));
		}
		const anew = happened({ on: '2026-10-01', type: 'reactivated', term: ['2026-10-01', '2027-10-01'], version: 1_900_000_000_000 });
		expect(short([started(), cancelled('2026-10-01'), anew], rules)).toEqual(short([started(), anew], rules));
	});

	const pausing = { type: 'paused', status: 'paused', term: quarter, items: { pro: 91_000 } };
	const daily = bySubscription({ convention: 'daily' });
	const inApril = () => happened({ on: '2026-04-01', type: 'activated', term: quarter, items: { pro: 91_000 } });

	it('paused and resumed in its term: the rest is withdrawn, and what is then left charged again', () => {
		const resumed = happened({ on: '2026-06-01', type: 'resumed', term: quarter, items: { pro: 91_000 } });
		// 910.00 over 91 days: 30 served, 31 not, 30 served.
		expect(short([inApril(), happened({ on: '2026-05-01', ...pausing }), resumed], daily)).toEqual({
			'20260401:issue': '2026-04-01 1579 Dr 910.00, 2965 Cr 910.00',
			'20260401:rec:202604': '2026-04-30 2965 Dr 300.00, 3020 Cr 300.00',
			'20260401:adj:20260501': '2026-05-01 2965 Dr 610.00, 1579 Cr 610.00',
			'20260401:adj:20260601': '2026-06-01 1579 Dr 300.00, 2965 Cr 300.00',
			'20260401:rec:202606': '2026-06-30 2965 Dr 300.00, 3020 Cr 300.00',
		});
	});

	it('paused as of a day it names, whatever happens to cancelled ones, and resumed in a term of its own', () => {
		const rules = { ...daily, subscription: { onCancel: 'continue' as const } };
		const paused = happened({ on: '2026-05-20', ...pausing, extra: { pause_date: midnight('2026-05-01') } });
		const next: [string, string] = ['2026-08-01', '2026-08-31'];
		const resumed = happened({ on: '2026-08-01', type: 'resumed', term: next, items: { pro: 30_000 } });
		expect(short([inApril(), paused, resumed], rules)).toEqual({
			'20260401:issue': '2026-04-01 1579 Dr 910.00, 2965 Cr 910.00',
			'20260401:rec:202604': '2026-04-30 2965 Dr 300.00, 3020 Cr 300.00',
			'20260401:adj:20260501': '2026-05-01 2965 Dr 610.00, 1579 Cr 610.00',
			'20260801:issue': '2026-08-01 1579 Dr 300.00, 3020 Cr 300.00',
		});
	});

	it('reactivated in its term after a cancellation is charged for what is left', () => {
		const again = happened({ on: '2026-11-01', type: 'reactivated', term: year });
		expect(short([started(), cancelled('2026-10-01'), again])).toMatchObject({
			'20260101:adj:20261001': '2026-10-01 2965 Dr 300.00, 1579 Cr 300.00',
			'20260101:adj:20261101': '2026-11-01 1579 Dr 200.00, 2965 Cr 200.00',
		});
	});

	it('deleted gives no entries at all', () => {
		const deleted = happened({ on: '2026-03-01', type: 'deleted', term: year, extra: { deleted: true } });
		for (const last of [deleted, happened({ on: '2026-03-01', type: 'deleted', term: year })]) {
			const { entries, families, faults } = collect([started(), last], bySubscription());
			expect([entries, faults, families.get('cb:sub:S1')?.state]).toEqual([[], [], 'deleted']);
		}
	});
});
