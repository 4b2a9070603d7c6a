import * as fc from 'fast-check';
import { ZodError } from 'zod';

import { Agenda } from '../../sandbox/chargebee/billing/agenda';
import { Deed } from '../../sandbox/chargebee/billing/deed';
import { daysOf } from '../../sandbox/chargebee/billing/localDays';
import { share, split, sumOf, taxWithin } from '../../sandbox/chargebee/billing/money';
import type { CreditNote, Document, Invoice } from '../../sandbox/chargebee/billing/shapes';
import { moneyVerbs } from '../../sandbox/chargebee/life/moneyVerbs';
import { subscriptionVerbs } from '../../sandbox/chargebee/life/subscriptionVerbs';
import type { Verb } from '../../sandbox/chargebee/life/verb';
import { PERSON } from '../../sandbox/chargebee/people';
import { createCustomer } from '../../sandbox/chargebee/resources/customer/write';
import { ChargebeeSite } from '../../sandbox/chargebee/site';
import { Refusal } from '../../sandbox/server/refusal';

const VERBS: Record<string, Verb> = { ...subscriptionVerbs, ...moneyVerbs };
const ZONE = 'Europe/Oslo';
const DAY_MS = 86_400_000;
const START = Date.parse('2026-01-01T11:00:00Z');

interface Act {
	verb: string;
	params: Record<string, unknown>;
	/** Days that pass afterwards. */
	days: number;
}

const currencies = ['nok', 'sek', 'dkk', 'eur', 'jpy'];
const items = fc
	.record({
		plan: fc.constantFrom('basic', 'pro', 'enterprise'),
		currency: fc.constantFrom(...currencies),
		period: fc.constantFrom('monthly', 'yearly'),
		quantity: fc.integer({ min: 1, max: 7 }),
		extra: fc.subarray(['support', 'handbook']),
		usage: fc.boolean(),
		charge: fc.boolean(),
	})
	.map(({ plan, currency, period, quantity, extra, usage, charge }) => [
		{ item_price_id: `${plan}-${currency}-${period}`, quantity },
		...extra.map((id) => ({ item_price_id: `${id}-${currency}-${period}` })),
		...(usage ? [{ item_price_id: `api-calls-${currency}-monthly` }] : []),
		...(charge ? [{ item_price_id: `onboarding-${currency}` }] : []),
	]);
const inclusive = fc.constantFrom([{ item_price_id: 'home-sek-monthly' }], [{ item_price_id: 'home-nok-yearly' }]);

const discounts = fc.option(
	fc.oneof(
		fc.record({ percentage: fc.integer({ min: 1, max: 9999 }).map((hundredths) => hundredths / 100) }),
		fc.record({ amount: fc.integer({ min: 1, max: 5_000_000 }) }),
	),
	{ nil: undefined },
);

const creation = fc.record({
	items: fc.oneof({ weight: 4, arbitrary: items }, { weight: 1, arbitrary: inclusive }),
	trialDays: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
	discounts: discounts.map((discount) => (discount ? [discount] : undefined)),
});

const days = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 100, max: 400 }));
const amount = fc.option(fc.integer({ min: 1, max: 3_000_000 }), { nil: undefined });
const act = (verb: string, params: fc.Arbitrary<Record<string, unknown>> = fc.constant({})) =>
	fc.record({ verb: fc.constant(verb), params, days });

const acts = fc.array(
	fc.oneof(
		act('upgrade', fc.record({ endOfTerm: fc.boolean() })),
		act('downgrade'),
		act('change', fc.record({ items, replace: fc.boolean(), prorate: fc.boolean(), later: fc.boolean() })),
		act('pause', fc.record({ credit: fc.boolean() })),
		act('resume'),
		act(
			'cancel',
			fc.record({
				when: fc.constantFrom('immediately', 'end_of_term'),
				credit: fc.constantFrom('none', 'prorate', 'full'),
			}),
		),
		act('reactivate'),
		act('pay', fc.record({ amount })),
		act('refund', fc.record({ amount })),
		act('void-invoice'),
		act('write-off'),
		act('delete-invoice'),
		act('void-credit-note'),
		act('charge', fc.record({ amount: fc.integer({ min: 1, max: 99_999 }) })),
		act('invoice-charges'),
		act(
			'use',
			fc.record({
				itemPriceId: fc.constantFrom(...currencies.map((each) => `api-calls-${each}-monthly`)),
				quantity: fc.integer({ min: 1, max: 900 }),
			}),
		),
	),
	{ maxLength: 14 },
);

const story = fc.record({
	creation,
	acts,
	country: fc.constantFrom('NO', 'SE', 'FI', 'DE', 'US'),
	rounded: fc.boolean(),
	collected: fc.boolean(),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** What a person may do now happens; what the site refuses does not. */
function attempt(site: ChargebeeSite, { verb, params }: Omit<Act, 'days'>, subscriptionId?: string): unknown {
	try {
		return VERBS[verb]?.act(new Deed(site, PERSON), { ...params, subscriptionId });
	} catch (error) {
		expect([Refusal, ZodError]).toContain((error as Error).constructor);
		return undefined;
	}
}

function pass(site: ChargebeeSite, count: number, steps: number): void {
	for (let step = 0; step < steps; step++) site.moveClock(site.now() + Math.round((count * DAY_MS) / steps), true);
}

/** A site on which a story has happened; time passes in so many steps. */
function told({ creation: order, acts: all, country, rounded, collected }: Story, steps = 1): ChargebeeSite {
	const site = new ChargebeeSite();
	site.reset();
	site.moveClock(START, true);
	site.settings = {
		...site.settings,
		collectAutomatically: collected,
		roundedCurrencies: rounded ? ['NOK', 'SEK', 'EUR'] : [],
	};
	createCustomer(site, { id: 'A', company: 'A', billing_address: { country } }, PERSON);
	attempt(site, { verb: 'create', params: { ...order, customerId: 'A', id: 'S' } });
	for (const each of all) {
		attempt(site, each, 'S');
		pass(site, each.days, steps);
	}
	return site;
}

const documentsIn = (site: ChargebeeSite): Array<Invoice | CreditNote> =>
	site.events.all().flatMap(({ content }) => {
		const { invoice, credit_note, credit_notes = [] } = content as Record<string, never>;
		return [invoice, credit_note, ...(credit_notes as CreditNote[])].filter((each) => each !== undefined);
	});

function expectToAddUp(document: Document & { tax?: number }): void {
	const {
		line_items,
		line_item_taxes,
		taxes,
		discounts: given,
		price_type,
		sub_total,
		total,
		round_off_amount = 0,
	} = document;
	const lines = sumOf(line_items, (line) => line.amount);
	const tax = sumOf(line_item_taxes, (each) => each.tax_amount);
	const discount = sumOf(line_items, (line) => line.discount_amount);
	const onTop = price_type === 'tax_exclusive' ? tax : 0;
	expect(total).toBe(lines + onTop - discount + round_off_amount);
	expect(sub_total).toBe(lines - discount);
	expect(sumOf(given, (each) => each.amount)).toBe(discount);
	expect(sumOf(taxes, (each) => each.amount)).toBe(tax);
	expect(sumOf(line_items, (line) => line.tax_amount)).toBe(tax);
	expect(document.tax ?? tax).toBe(tax);
	expect(Math.abs(round_off_amount)).toBeLessThanOrEqual(99);
	for (const line of line_items) {
		expect(line.date_to).toBeGreaterThanOrEqual(line.date_from);
		expect(line.amount).toBeGreaterThanOrEqual(line.discount_amount);
		expect([line.amount, line.tax_amount, line.discount_amount].every(Number.isSafeInteger)).toBe(true);
	}
}

const RUNS = { numRuns: 150 };

describe('whatever is done to a subscription', () => {
	it('every document in every event adds up', () => {
		fc.assert(
			fc.property(story, (each) => documentsIn(told(each)).forEach(expectToAddUp)),
			RUNS,
		);
	});

	it('invoices are settled to the minor unit, and never below zero', () => {
		fc.assert(
			fc.property(story, (each) => {
				for (const invoice of told(each).books.invoices.all()) {
					const { total, amount_paid, credits_applied, amount_adjusted, write_off_amount, amount_due, status } = invoice;
					expect(amount_due).toBe(total - amount_paid - credits_applied - amount_adjusted - write_off_amount);
					expect(amount_due).toBeGreaterThanOrEqual(0);
					if (status === 'paid') expect(amount_due).toBe(0);
				}
			}),
			RUNS,
		);
	});

	it('credit notes never take back more of a line than was billed, and are spent to the minor unit', () => {
		fc.assert(
			fc.property(story, (each) => {
				const { books } = told(each);
				const notes = books.creditNotes.all().filter(({ status }) => status !== 'voided');
				for (const invoice of books.invoices.all()) {
					for (const line of invoice.line_items) {
						const credited = notes
							.flatMap(({ line_items }) => line_items)
							.filter(({ reference_line_item_id }) => reference_line_item_id === line.id);
						expect(sumOf(credited, (piece) => piece.amount)).toBeLessThanOrEqual(line.amount);
						expect(sumOf(credited, (piece) => piece.discount_amount)).toBeLessThanOrEqual(line.discount_amount);
						expect(sumOf(credited, (piece) => piece.tax_amount)).toBeLessThanOrEqual(line.tax_amount);
					}
				}
				for (const note of notes) {
					expect(note.amount_available).toBe(note.total - note.amount_allocated - note.amount_refunded);
					expect(note.amount_available).toBeGreaterThanOrEqual(0);
				}
			}),
			RUNS,
		);
	});

	it('no day is credited twice: what is kept of a line is the share of the days before its credit', () => {
		const byDays = ({ verb, params }: Act) =>
			!['refund', 'void-credit-note', 'write-off'].includes(verb) && params.credit !== 'full';
		fc.assert(
			fc.property(story, (each) => {
				const { books } = told({ ...each, acts: each.acts.filter(byDays) });
				const lines = new Map(
					books.invoices.all().flatMap(({ line_items }) => line_items.map((line) => [line.id, line])),
				);
				const credits = books.creditNotes.all().flatMap(({ line_items }) => line_items);
				expect(new Set(credits.map((credit) => credit.reference_line_item_id)).size).toBe(credits.length);
				for (const { reference_line_item_id: id = '', date_from, amount: credited } of credits) {
					const { date_from: from = 0, date_to = 0, amount: whole = 0 } = lines.get(id) ?? {};
					expect(credited).toBe(share(whole, daysOf(date_from, date_to, ZONE), daysOf(from, date_to, ZONE)));
				}
			}),
			RUNS,
		);
	});

	it('a cancellation with full credit leaves nothing of what was billed for the present term', () => {
		fc.assert(
			fc.property(story, (each) => {
				const site = told({ ...each, acts: each.acts.filter(({ days: passed }) => passed < 40) });
				const before = site.books.subscriptions.get('S');
				if (!attempt(site, { verb: 'cancel', params: { credit: 'full', charges: 'delete' } }, 'S')) return;
				const today = new Deed(site, PERSON).today;
				const notes = site.books.creditNotes.all().filter(({ status }) => status !== 'voided');
				const open = site.books.invoices
					.all()
					.filter(({ status, deleted }) => !deleted && !['voided', 'pending'].includes(status))
					.filter(({ date }) => date >= (before?.activated_at ?? Infinity));
				for (const line of open.flatMap(({ line_items }) => line_items)) {
					const runs = line.date_to > today && line.date_from >= (before?.current_term_start ?? Infinity);
					if (!runs || line.metered || !/plan|addon/.test(line.entity_type)) continue;
					const credited = notes
						.flatMap(({ line_items }) => line_items)
						.filter(({ reference_line_item_id }) => reference_line_item_id === line.id);
					expect(sumOf(credited, (piece) => piece.amount)).toBe(line.amount);
					expect(sumOf(credited, (piece) => piece.tax_amount)).toBe(line.tax_amount);
				}
			}),
			RUNS,
		);
	});

	it('events come in the order of time, and later ones carry later versions of a resource', () => {
		fc.assert(
			fc.property(story, (each) => {
				const events = told(each).events.all();
				const versions = new Map<string, number>();
				let before = 0;
				for (const { occurred_at, content } of events) {
					expect(occurred_at).toBeGreaterThanOrEqual(before);
					before = occurred_at;
					for (const member of Object.values(content).flat() as Array<{
						id: string;
						object: string;
						resource_version?: number;
					}>) {
						const { resource_version: version } = member;
						if (version === undefined) continue;
						const name = `${member.object} ${member.id}`;
						expect(version).toBeGreaterThanOrEqual(versions.get(name) ?? 0);
						versions.set(name, version);
					}
				}
			}),
			RUNS,
		);
	});

	it('the same story is told in the same words, also when time passes in many steps', () => {
		fc.assert(
			fc.property(story, (each) => {
				const once = told(each);
				expect(told(each).events.all()).toEqual(once.events.all());
				expect(told(each, 6).events.all()).toEqual(once.events.all());
			}),
			{ numRuns: 60 },
		);
	});

	it('a site read back from its snapshot goes on as the site itself', () => {
		fc.assert(
			fc.property(story, (each) => {
				const site = told(each);
				const copy = new ChargebeeSite();
				copy.settings = site.settings;
				copy.importState(JSON.parse(JSON.stringify(site.exportState())));
				for (const living of [site, copy]) pass(living, 70, 1);
				expect(copy.events.all().map(({ event_type, occurred_at }) => [event_type, occurred_at])).toEqual(
					site.events.all().map(({ event_type, occurred_at }) => [event_type, occurred_at]),
				);
			}),
			{ numRuns: 60 },
		);
	});
});

describe('refunds in parts', () => {
	it('add up to the invoice, line by line and tax by tax, when the rest is refunded last', () => {
		const parts = fc.array(fc.integer({ min: 1, max: 40_000 }), { maxLength: 6 });
		fc.assert(
			fc.property(creation, parts, fc.constantFrom('NO', 'SE', 'FI'), (order, amounts, country) => {
				const site = told({
					creation: { ...order, trialDays: undefined },
					acts: [],
					country,
					rounded: false,
					collected: false,
				});
				attempt(site, { verb: 'pay', params: {} }, 'S');
				const [invoice] = site.books.invoices.of('S');
				const invoiceId = invoice?.id;
				if (!invoice?.amount_paid) return;
				for (const amount of amounts) {
					const made = attempt(site, { verb: 'refund', params: { invoiceId, amount } });
					if (made) expect(made).toMatchObject({ credit_note: { total: amount }, transaction: { amount } });
				}
				attempt(site, { verb: 'refund', params: { invoiceId } });
				const notes = site.books.creditNotes.all();
				expect(sumOf(notes, ({ total }) => total)).toBe(invoice.total);
				for (const line of invoice.line_items) {
					const credited = notes
						.flatMap(({ line_items }) => line_items)
						.filter(({ reference_line_item_id }) => reference_line_item_id === line.id);
					expect(sumOf(credited, (piece) => piece.amount)).toBe(line.amount);
					expect(sumOf(credited, (piece) => piece.tax_amount)).toBe(line.tax_amount);
					expect(sumOf(credited, (piece) => piece.discount_amount)).toBe(line.discount_amount);
				}
			}),
			RUNS,
		);
	});
});

describe('the agenda', () => {
	it('hands out what is due by time, and in the order of entry at the same time', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 60 }), (times) => {
				const agenda = new Agenda();
				times.forEach((at, index) => agenda.enter('invoice', String(index), at));
				const taken: Array<[number, number]> = [];
				for (let next = agenda.take(40); next; next = agenda.take(40)) taken.push([next.at, Number(next.id)]);
				const due = times.map((at, index): [number, number] => [at, index]).filter(([at]) => at <= 40);
				expect(taken).toEqual(due.sort(([a, i], [b, j]) => a - b || i - j));
			}),
		);
	});
});

describe('money', () => {
	const whole = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

	it('is shared to the nearest minor unit, halves up, however large', () => {
		fc.assert(
			fc.property(whole, fc.integer({ min: 0, max: 366 }), fc.integer({ min: 1, max: 366 }), (amount, part, days) => {
				fc.pre(part <= days);
				const twice = 2n * BigInt(share(amount, part, days)) * BigInt(days) - 2n * BigInt(amount) * BigInt(part);
				expect(twice <= BigInt(days) && twice > -BigInt(days)).toBe(true);
				expect(share(-amount, part, days)).toBe(0 - share(amount, part, days));
			}),
		);
	});

	it('is split so that the parts are the whole', () => {
		const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), weights, (amount, parts) => {
				fc.pre(parts.some((weight) => weight > 0));
				expect(sumOf(split(amount, parts), (part) => part)).toBe(amount);
			}),
		);
	});

	it('holds the tax that was put into it', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.constantFrom(6, 10, 12, 25, 25.5), (net, rate) => {
				const tax = share(net, Math.round(rate * 100), 10_000);
				expect(Math.abs(taxWithin(net + tax, rate) - tax)).toBeLessThanOrEqual(1);
			}),
		);
	});
});
