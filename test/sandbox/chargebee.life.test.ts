import { freshSite, startLiving, type LifeAnswer, type Living, type SeenDocument } from './life';
import { form } from './running';

let site: Living;
beforeAll(async () => {
	site = await startLiving();
});
afterAll(async () => await site.sandbox.stop());
beforeEach(async () => await freshSite(site));

const seconds = (iso: string) => Date.parse(iso) / 1000;
const plan = (id: string, quantity = 1) => ({ customerId: 'A', items: [{ item_price_id: id, quantity }] });
const create = async (order: object = plan('pro-nok-yearly')) => {
	const answer = await site.live('create', order);
	return { ...answer, of: { subscriptionId: answer.subscription.id } };
};
const first = (document: SeenDocument | undefined) => document?.line_items[0];

/** Types of the events since a call, in order. */
async function told<T>(act: () => Promise<T>): Promise<{ types: string[]; answer: T }> {
	const before = (await site.events()).length;
	const answer = await act();
	return { types: (await site.events()).slice(before).map(({ event_type }) => event_type), answer };
}

describe('a subscription', () => {
	it('without a trial is active at once, and billed from local midnight to the last second of the term', async () => {
		const { types, answer } = await told(async () => await create());
		expect(types).toEqual(['subscription_created', 'invoice_generated', 'mrr_updated']);
		expect(answer.subscription).toMatchObject({ status: 'active', mrr: 83_250 });
		expect(answer.invoice).toMatchObject({ status: 'payment_due', sub_total: 999_000, total: 1_248_750 });
		expect(first(answer.invoice)).toMatchObject({
			date_from: seconds('2025-12-31T23:00:00Z'),
			date_to: seconds('2026-12-31T22:59:59Z'),
			tax_rate: 25,
			entity_id: 'pro-nok-yearly',
		});
	});

	it('with a trial is billed when the trial is over', async () => {
		const { answer } = await told(async () => await create({ ...plan('pro-nok-monthly'), trialDays: 14 }));
		expect(answer).toMatchObject({ subscription: { status: 'in_trial', mrr: 0 } });
		expect(answer.invoice).toBeUndefined();
		const { types } = await told(async () => await site.advance(20));
		expect(types).toEqual(['subscription_activated', 'invoice_generated', 'mrr_updated']);
		const [activated] = (await site.events()).filter(({ event_type }) => event_type === 'subscription_activated');
		expect(activated).toMatchObject({ occurred_at: seconds('2026-01-14T23:00:00Z'), source: 'scheduled_job' });
	});

	it('cancelled in its trial leaves no document', async () => {
		const { of } = await create({ ...plan('pro-nok-monthly'), trialDays: 14 });
		const { types } = await told(async () => await site.live('cancel', of));
		expect(types).toEqual(['subscription_cancelled']);
	});

	it('of the future begins on its day', async () => {
		const { types, answer } = await told(
			async () => await create({ ...plan('pro-nok-monthly'), startDate: '2026-02-01T08:00:00Z' }),
		);
		expect([types, answer.subscription.status]).toEqual([['subscription_created'], 'future']);
		const later = await told(async () => await site.advance(40));
		expect(later.types).toEqual(['subscription_started', 'invoice_generated', 'mrr_updated']);
	});

	it('renews at local midnight, months ending where they end: the 31st comes back', async () => {
		await site.moveTo('2026-01-31T11:00:00Z');
		await create(plan('basic-nok-monthly'));
		await site.advance(125);
		const renewals = (await site.events()).filter(({ event_type }) => event_type === 'subscription_renewed');
		expect(renewals.map(({ occurred_at }) => new Date(occurred_at * 1000).toISOString())).toEqual([
			'2026-02-27T23:00:00.000Z',
			'2026-03-30T22:00:00.000Z',
			'2026-04-29T22:00:00.000Z',
			'2026-05-30T22:00:00.000Z',
		]);
	});

	it('upgraded in the middle of the year is credited and charged for 184 of 365 days', async () => {
		const { of } = await create(plan('pro-nok-yearly'));
		await site.moveTo('2026-07-01T10:00:00Z');
		const { types, answer } = await told(async () => await site.live('upgrade', of));
		expect(types).toEqual([
			'subscription_changed',
			'credit_note_created',
			'invoice_updated',
			'invoice_generated',
			'mrr_updated',
		]);
		const [credit] = answer.credit_notes ?? [];
		expect(credit).toMatchObject({ type: 'adjustment', status: 'adjusted', sub_total: 503_605, total: 629_506 });
		expect(first(credit)).toMatchObject({
			date_from: seconds('2026-06-30T22:00:00Z'),
			date_to: seconds('2026-12-31T22:59:59Z'),
			entity_id: 'pro-nok-yearly',
		});
		expect(answer.invoice).toMatchObject({ sub_total: 1_259_770, total: 1_574_713, amount_due: 1_574_713 });
		expect(first(answer.invoice)).toMatchObject({ entity_id: 'enterprise-nok-yearly', tax_amount: 314_943 });
	});

	it('downgraded after payment leaves a credit that the new invoice and the next ones use up', async () => {
		const { of } = await create(plan('enterprise-nok-yearly'));
		await site.live('pay', of);
		await site.moveTo('2026-07-01T10:00:00Z');
		const answer = await site.live('downgrade', of);
		expect(answer.credit_notes?.[0]).toMatchObject({
			type: 'refundable',
			status: 'refund_due',
			total: 1_574_713,
			amount_allocated: 629_506,
			amount_available: 945_207,
		});
		expect(answer.invoice).toMatchObject({ total: 629_506, amount_due: 0, status: 'paid', credits_applied: 629_506 });
		await site.moveTo('2027-01-01T10:00:00Z');
		const { data } = await site.chargebee.get('/invoices?sort_by[desc]=date&limit=1');
		expect(data.list[0].invoice).toMatchObject({ total: 1_248_750, credits_applied: 945_207, amount_due: 303_543 });
	});

	it('with another quantity is credited for the old and charged for the new one', async () => {
		const { of } = await create(plan('basic-nok-monthly', 2));
		await site.moveTo('2026-01-16T11:00:00Z');
		const items = [{ item_price_id: 'basic-nok-monthly', quantity: 5 }];
		const { credit_notes, invoice } = await site.live('change', { ...of, items });
		expect([credit_notes?.[0]?.sub_total, invoice?.sub_total]).toEqual([51_510, 128_774]);
	});

	it('changed at the end of the term changes without credit or charge', async () => {
		const { of } = await create(plan('basic-nok-monthly'));
		const now = await told(async () => await site.live('upgrade', { ...of, endOfTerm: true }));
		expect(now.types).toEqual(['subscription_changes_scheduled']);
		const { types } = await told(async () => await site.advance(31));
		expect(types).toEqual(['subscription_changed', 'mrr_updated', 'subscription_renewed', 'invoice_generated']);
		const { data } = await site.chargebee.get(`/subscriptions/${of.subscriptionId}`);
		expect(data.subscription).toMatchObject({ has_scheduled_changes: false, mrr: 99_900 });
		expect(data.subscription.subscription_items[0].item_price_id).toBe('pro-nok-monthly');
	});

	it('moved from months to years begins a term of its own', async () => {
		const { of } = await create(plan('basic-nok-monthly'));
		await site.moveTo('2026-01-11T11:00:00Z');
		const items = [{ item_price_id: 'basic-nok-yearly' }];
		const { subscription, credit_notes, invoice } = await site.live('change', { ...of, items });
		expect(credit_notes?.[0]?.sub_total).toBe(33_803);
		expect(invoice?.sub_total).toBe(499_000);
		expect(subscription.current_term_end).toBe(seconds('2027-01-10T22:59:59Z'));
	});

	it('paused is not renewed; resumed after its term it begins a new one', async () => {
		const { of } = await create(plan('basic-nok-monthly'));
		expect((await told(async () => await site.live('pause', of))).types).toEqual([
			'subscription_paused',
			'mrr_updated',
		]);
		expect((await told(async () => await site.advance(70))).types).toEqual([]);
		const { types, answer } = await told(async () => await site.live('resume', of));
		expect(types).toEqual(['subscription_resumed', 'invoice_generated', 'mrr_updated']);
		expect(answer.invoice?.total).toBe(62_375);
	});

	it('paused with credit and resumed within the term is credited and charged by days', async () => {
		const { of, invoice } = await create(plan('basic-nok-yearly'));
		await site.moveTo('2026-06-01T10:00:00Z');
		const paused = await site.live('pause', { ...of, credit: true });
		expect(paused.credit_notes?.[0]).toMatchObject({ reason_code: 'subscription_pause' });
		await site.moveTo('2026-07-01T10:00:00Z');
		const resumed = await site.live('resume', of);
		const [credited, charged] = [paused.credit_notes?.[0]?.sub_total ?? 0, resumed.invoice?.sub_total ?? 0];
		expect(credited).toBe(Math.round((499_000 * 214) / 365));
		expect(charged).toBe(Math.round((499_000 * 184) / 365));
		expect(invoice?.sub_total).toBe(499_000);
	});

	it('is paused and resumed on the days ordered', async () => {
		const { of } = await create(plan('basic-nok-monthly'));
		const dates = { when: 'specific_date', pauseDate: '2026-01-10T08:00:00Z', resumeDate: '2026-03-10T08:00:00Z' };
		expect((await told(async () => await site.live('pause', { ...of, ...dates }))).types).toEqual([
			'subscription_pause_scheduled',
		]);
		const { types } = await told(async () => await site.moveTo('2026-03-11T08:00:00Z'));
		expect(types.filter((type) => type !== 'mrr_updated')).toEqual([
			'subscription_paused',
			'subscription_resumed',
			'invoice_generated',
		]);
	});

	it('cancelled at the end of the term runs out without a document', async () => {
		const { of } = await create(plan('basic-nok-monthly'));
		const now = await told(async () => await site.live('cancel', { ...of, when: 'end_of_term' }));
		expect([now.types, now.answer.subscription.status]).toEqual([
			['subscription_cancellation_scheduled'],
			'non_renewing',
		]);
		expect((await told(async () => await site.advance(40))).types).toEqual(['subscription_cancelled', 'mrr_updated']);
	});

	it('goes on when its cancellation is taken back', async () => {
		const { of } = await create(plan('basic-nok-monthly'));
		await site.live('cancel', { ...of, when: 'end_of_term' });
		const { types, answer } = await told(async () => await site.live('reactivate', of));
		expect([types, answer.subscription.status]).toEqual([['subscription_scheduled_cancellation_removed'], 'active']);
		expect((await told(async () => await site.advance(31))).types).toContain('subscription_renewed');
	});

	it('that was paused is paused again when its cancellation is taken back', async () => {
		const { of } = await create(plan('pro-nok-monthly'));
		await site.live('pause', of);
		await site.advance(1);
		await site.live('cancel', { ...of, when: 'end_of_term' });
		await site.advance(1);
		const { answer } = await told(async () => await site.live('reactivate', of));
		expect(answer.subscription.status).toBe('paused');
		expect((await told(async () => await site.advance(60))).types).toEqual([]);
	});

	it('moved to another billing period while it is to end, ends with its new term', async () => {
		const { of } = await create(plan('pro-nok-yearly'));
		await site.live('cancel', { ...of, when: 'end_of_term' });
		await site.live('change', { ...of, items: [{ item_price_id: 'pro-nok-monthly' }], prorate: false });
		expect((await told(async () => await site.advance(40))).types).toContain('subscription_cancelled');
	});

	it.each([
		['prorate', 172, 470_762],
		['full', 365, 999_000],
	])('cancelled at once with %s credit gives back %i of 365 days', async (credit, _days, net) => {
		const { of } = await create(plan('pro-nok-yearly'));
		await site.live('pay', of);
		await site.moveTo('2026-07-13T10:00:00Z');
		const { types, answer } = await told(async () => await site.live('cancel', { ...of, credit }));
		expect(types).toEqual(['subscription_cancelled', 'credit_note_created', 'invoice_updated', 'mrr_updated']);
		expect(answer.credit_notes?.[0]).toMatchObject({ sub_total: net, status: 'refund_due', type: 'refundable' });
	});

	it('cancelled at once without credit leaves the invoice as it is; reactivated it begins anew', async () => {
		const { of } = await create(plan('pro-nok-yearly'));
		await site.advance(10);
		expect((await told(async () => await site.live('cancel', of))).types).toEqual([
			'subscription_cancelled',
			'mrr_updated',
		]);
		const { types, answer } = await told(async () => await site.live('reactivate', of));
		expect(types).toEqual(['subscription_reactivated', 'invoice_generated', 'mrr_updated']);
		expect(answer.subscription.current_term_start).toBe(seconds('2026-01-10T23:00:00Z'));
	});
});

describe('a subscription with two lives', () => {
	it('is credited for the present one only', async () => {
		const { of } = await create();
		await site.advance(30);
		await site.live('cancel', of);
		await site.advance(30);
		const { invoice } = await site.live('reactivate', of);
		await site.advance(30);
		const { credit_notes } = await site.live('cancel', { ...of, credit: 'prorate' });
		expect(credit_notes).toMatchObject([{ reference_invoice_id: invoice?.id }]);
	});

	it('is not credited for a month that a year without proration replaced', async () => {
		const { of } = await create(plan('basic-nok-monthly'));
		const items = [{ item_price_id: 'basic-nok-yearly' }];
		await site.advance(5);
		const { invoice } = await site.live('change', { ...of, items, prorate: false });
		await site.advance(5);
		const { credit_notes } = await site.live('cancel', { ...of, credit: 'prorate' });
		expect(credit_notes).toMatchObject([{ reference_invoice_id: invoice?.id }]);
	});
});

describe('several subscriptions', () => {
	it('are renewed in the order in which they were made, when they are due at the same time', async () => {
		const ids: string[] = [];
		for (let count = 0; count < 5; count++) ids.push((await create(plan('basic-nok-monthly'))).subscription.id);
		await site.advance(70);
		const renewed = (await site.events()).filter(({ event_type }) => event_type === 'subscription_renewed');
		expect(renewed.map(({ content }) => content.subscription?.id)).toEqual([...ids, ...ids]);
	});

	it('share the credits of their customer, in one currency', async () => {
		const { of } = await create(plan('pro-nok-yearly'));
		await site.live('pay', of);
		await site.live('cancel', { ...of, credit: 'full' });
		expect((await create(plan('basic-sek-yearly'))).invoice).toMatchObject({
			credits_applied: 0,
			status: 'payment_due',
		});
		expect((await create(plan('basic-nok-yearly'))).invoice).toMatchObject({ amount_due: 0, status: 'paid' });
	});
});

describe('money', () => {
	it('comes in: wholly, in parts, too much, or not at all', async () => {
		const { of, invoice } = await create();
		const failed = await told(async () => await site.live('pay', { ...of, status: 'failure' }));
		expect(failed.types).toEqual(['payment_failed', 'transaction_created']);
		const part = await told(async () => await site.live('pay', { ...of, amount: 48_750 }));
		expect(part.types).toEqual(['payment_succeeded', 'transaction_created', 'invoice_updated']);
		expect(part.answer.invoice).toMatchObject({ status: 'payment_due', amount_due: 1_200_000 });
		const rest = await site.live('pay', { ...of, amount: 1_300_000 });
		expect(rest.invoice).toMatchObject({ id: invoice?.id, status: 'paid', amount_due: 0 });
		expect(rest.transaction).toMatchObject({ amount: 1_300_000, amount_unused: 100_000 });
		await expect(site.live('pay', { invoiceId: invoice?.id })).rejects.toThrow('409');
	});

	it('goes back: a part of an invoice over all its lines, then the rest of it exactly', async () => {
		const items = ['pro-nok-monthly', 'handbook-nok-monthly'].map((item_price_id) => ({ item_price_id }));
		const { of, invoice } = await create({ customerId: 'A', items });
		await site.live('pay', of);
		const part = await told(async () => await site.live('refund', { ...of, amount: 10_000 }));
		expect(part.types).toEqual(['credit_note_created', 'payment_refunded', 'transaction_created', 'invoice_updated']);
		const rest = await site.live('refund', of);
		expect((part.answer.credit_note?.total ?? 0) + (rest.credit_note?.total ?? 0)).toBe(invoice?.total);
		expect(rest.credit_note?.line_items.map(({ entity_id }) => entity_id)).toEqual(
			items.map((item) => item.item_price_id),
		);
		await expect(site.live('refund', of)).rejects.toThrow('404');
	});

	it('goes back for a credit note that waits', async () => {
		const { of } = await create();
		await site.live('pay', of);
		await site.advance(100);
		const { credit_notes } = await site.live('cancel', { ...of, credit: 'prorate' });
		const { types, answer } = await told(async () => await site.live('refund', of));
		expect(types).toEqual(['payment_refunded', 'transaction_created', 'credit_note_updated']);
		expect(answer.transaction?.amount).toBe(credit_notes?.[0]?.total);
		expect(answer.credit_note).toMatchObject({ id: credit_notes?.[0]?.id, status: 'refunded', amount_available: 0 });
	});

	it('is not asked for any more when an invoice is voided or deleted; not with payments or credits on it', async () => {
		const one = await create();
		const voided = await told(async () => await site.live('void-invoice', one.of));
		expect([voided.types, voided.answer.invoice?.status]).toEqual([['invoice_updated'], 'voided']);
		const two = await create();
		const deleted = await told(async () => await site.live('delete-invoice', two.of));
		expect(deleted.types).toEqual(['invoice_deleted']);
		expect((await site.chargebee.get(`/invoices/${two.invoice?.id}`)).status).toBe(404);
		const paid = await create();
		await site.live('pay', paid.of);
		await expect(site.live('void-invoice', { invoiceId: paid.invoice?.id })).rejects.toThrow('409');
		const credited = await create();
		await site.live('upgrade', credited.of);
		await expect(site.live('delete-invoice', { invoiceId: credited.invoice?.id })).rejects.toThrow('409');
	});

	it('is given up when what is due of an invoice is written off: by a credit note over its lines', async () => {
		const { of, invoice } = await create();
		await site.live('pay', { ...of, amount: 1_000_000 });
		const { types, answer } = await told(async () => await site.live('write-off', of));
		expect(types).toEqual(['credit_note_created', 'invoice_updated']);
		expect(answer.credit_note).toMatchObject({ reason_code: 'write_off', type: 'adjustment', total: 248_750 });
		expect(answer.invoice).toMatchObject({ id: invoice?.id, status: 'paid', amount_due: 0 });
		const other = await create();
		const path = `/invoices/${other.invoice?.id}/write_off`;
		const { data } = await site.chargebee.post(path, form({ comment: 'Bankrupt' }));
		expect(data.invoice).toMatchObject({ write_off_amount: 1_248_750, amount_adjusted: 0, amount_due: 0, status: 'paid' });
		expect((await site.chargebee.post(path, form({}))).status).toBe(409);
		await expect(site.live('write-off', other.of)).rejects.toThrow('404');
		await expect(site.live('void-credit-note', other.of)).rejects.toThrow('409');
	});

	it('is owed again when a credit note is voided', async () => {
		const { of, invoice } = await create();
		await site.live('cancel', { ...of, credit: 'full' });
		const read = async () => (await site.chargebee.get(`/invoices/${invoice?.id}`)).data.invoice;
		expect(await read()).toMatchObject({ status: 'paid', amount_due: 0, amount_adjusted: 1_248_750 });
		const { types } = await told(async () => await site.live('void-credit-note', of));
		expect(types).toEqual(['credit_note_updated', 'invoice_updated']);
		expect(await read()).toMatchObject({ status: 'payment_due', amount_due: 1_248_750, amount_adjusted: 0 });
	});

	it('of usage is billed after the term, by an invoice that is pending first', async () => {
		const items = ['basic-nok-monthly', 'api-calls-nok-monthly'].map((item_price_id) => ({ item_price_id }));
		const { of, invoice } = await create({ customerId: 'A', items });
		expect(invoice?.line_items).toHaveLength(1);
		for (const quantity of [100, 250]) {
			await site.live('use', { ...of, itemPriceId: 'api-calls-nok-monthly', quantity });
			await site.advance(10);
		}
		const renewed = await told(async () => await site.moveTo('2026-02-01T08:00:00Z'));
		expect(renewed.types).toEqual(['subscription_renewed', 'pending_invoice_created']);
		const closed = await told(async () => await site.moveTo('2026-02-02T08:00:00Z'));
		expect(closed.types).toEqual(['invoice_generated']);
		const generated = (await site.events()).at(-1)?.content.invoice;
		expect(generated).toMatchObject({ status: 'payment_due', sub_total: 49_900 + 350 * 13, recurring: true });
		expect(generated?.line_items.find(({ metered }) => metered)).toMatchObject({
			amount: 4_550,
			date_from: seconds('2025-12-31T23:00:00Z'),
			date_to: seconds('2026-01-31T22:59:59Z'),
		});
		const { types } = await told(async () => await site.moveTo('2026-03-01T08:00:00Z'));
		expect(types).toEqual(['subscription_renewed', 'pending_invoice_created']);
		expect((await site.events()).at(-1)?.content.invoice).toMatchObject({ sub_total: 49_900 });
	});

	it('of unbilled charges is kept, invoiced or voided', async () => {
		const { of } = await create(plan('basic-nok-monthly'));
		const charge = async () => await site.live('charge', { ...of, amount: 12_345, description: 'Extra' });
		expect((await told(charge)).types).toEqual(['unbilled_charges_created']);
		const billed = await told(async () => await site.live('invoice-charges', of));
		expect(billed.types).toEqual(['unbilled_charges_invoiced', 'invoice_generated']);
		expect(billed.answer.invoice).toMatchObject({ sub_total: 12_345, total: 15_431 });
		await charge();
		expect((await told(async () => await site.live('void-charges', of))).types).toEqual(['unbilled_charges_voided']);
		await expect(site.live('invoice-charges', of)).rejects.toThrow('409');
	});

	it('is collected at once where the site and the customer want it', async () => {
		await site.control.chargebee.settings({ collectAutomatically: true });
		const { types } = await told(async () => await create());
		expect(types).toEqual([
			'subscription_created',
			'invoice_generated',
			'payment_succeeded',
			'transaction_created',
			'mrr_updated',
		]);
	});

	it('with a term is posted until it is overdue', async () => {
		await site.chargebee.post('/customers/A', 'net_term_days=30&auto_collection=off');
		const { invoice } = await create();
		expect(invoice).toMatchObject({ status: 'posted', due_date: seconds('2026-01-31T22:59:59Z') });
		expect((await told(async () => await site.advance(31))).types).toEqual(['invoice_updated']);
		expect((await site.events()).at(-1)?.content.invoice).toMatchObject({ status: 'not_paid' });
	});
});

describe('taxes, discounts, roundings and currencies', () => {
	const one = async (customer: Record<string, string>, ids: string[], other: object = {}): Promise<LifeAnswer> => {
		await freshSite(site, customer);
		return await create({ customerId: 'A', items: ids.map((item_price_id) => ({ item_price_id })), ...other });
	};

	it.each([
		['SE', {}, [25, 6], undefined],
		['FI', {}, [25.5, 10], undefined],
		['DE', { vat_number: 'DE811569869' }, [], 'reverse_charge'],
		['US', {}, [], 'export'],
	])('tax a customer in %s line by line', async (country, other, rates, reason) => {
		const { invoice } = await one({ ...other, 'billing_address[country]': country }, [
			'pro-eur-monthly',
			'handbook-eur-monthly',
		]);
		expect(invoice?.line_item_taxes.map(({ tax_rate }) => tax_rate)).toEqual(rates);
		expect(first(invoice)?.tax_exempt_reason).toBe(reason);
	});

	it('tell of the exchange rate of the day', async () => {
		const { invoice, subscription } = await one({}, ['pro-eur-monthly']);
		expect(subscription).toMatchObject({ base_currency_code: 'NOK', currency_code: 'EUR' });
		expect(invoice).toMatchObject({ exchange_rate: expect.any(Number) });
		await site.control.chargebee.settings({ movingRates: false });
		expect((await create(plan('pro-eur-monthly'))).invoice).toMatchObject({ exchange_rate: 11.685 });
	});

	it('have no minor units in yen', async () => {
		const { invoice } = await one({ 'billing_address[country]': 'JP' }, ['pro-jpy-monthly']);
		expect(invoice).toMatchObject({ currency_code: 'JPY', total: 15_800 });
	});

	it('find the tax inside prices that include it', async () => {
		const { invoice } = await one({ 'billing_address[country]': 'SE' }, ['home-sek-monthly']);
		expect(invoice).toMatchObject({ price_type: 'tax_inclusive', sub_total: 12_900, tax: 2_580, total: 12_900 });
	});

	it('spread a discount over the lines, before tax', async () => {
		const discounts = [{ percentage: 12.5 }];
		const { invoice } = await one({}, ['pro-nok-monthly', 'handbook-nok-monthly'], { discounts });
		expect(invoice?.line_items.map(({ discount_amount }) => discount_amount)).toEqual([12_487, 624]);
		expect(invoice).toMatchObject({ discounts: [{ amount: 13_111 }], sub_total: 104_890 - 13_111 });
	});

	it('round totals to whole units where the site is set so, and credit notes give the rounding back', async () => {
		await site.control.chargebee.settings({ roundedCurrencies: ['NOK'] });
		const { invoice, of } = await create({ ...plan('basic-nok-monthly'), discounts: [{ percentage: 1.17 }] });
		expect((invoice?.total ?? 1) % 100).toBe(0);
		expect(invoice?.round_off_amount).toBe(-45);
		const { credit_notes } = await site.live('cancel', { ...of, credit: 'full' });
		expect(credit_notes?.[0]).toMatchObject({ total: invoice?.total, round_off_amount: -45 });
	});
});

describe('the clock', () => {
	it('goes back only while nothing was sold', async () => {
		await create();
		await expect(site.moveTo('2025-01-01T00:00:00Z')).rejects.toThrow('409');
	});

	it('stands still or runs on', async () => {
		const read = async () =>
			Date.parse((await site.chargebee.get(`${site.sandbox.chargebee.url}/_sandbox/clock`)).data.now);
		const stopped = await read();
		expect(await read()).toBe(stopped);
		await site.chargebee.post(`${site.sandbox.chargebee.url}/_sandbox/clock`, { advanceDays: 1, stopped: false });
		const running = await read();
		while ((await read()) === running);
		expect(await read()).toBeGreaterThan(running);
	});

	it('what became due while it ran is there when somebody looks', async () => {
		await create(plan('basic-nok-monthly'));
		await site.control.chargebee.settings({ clockOffsetSeconds: 40 * 86_400 });
		expect((await site.events()).map(({ event_type }) => event_type)).toContain('subscription_renewed');
	});

	it('goes on after a snapshot: what was to come still comes', async () => {
		const { of } = await create(plan('basic-nok-monthly'));
		const snapshot = await site.control.chargebee.snapshot();
		await site.control.chargebee.reset({ seed: 'empty' });
		await site.control.chargebee.restore(JSON.parse(JSON.stringify(snapshot)));
		await site.advance(31);
		const renewed = (await site.events()).find(({ event_type }) => event_type === 'subscription_renewed');
		expect(renewed?.content.subscription?.id).toBe(of.subscriptionId);
	});
});
