/* eslint-disable no-console */
import { uniq } from 'lodash';

import type { ChargebeeEvent } from '../../lib/chargebee';
import { aLine, anInvoice } from '../lib/sync/invoices/documents';
import { Mirror } from './mirror';
import { PublishedPoll } from './publishedPoll';
import { PublishedTrigger } from './publishedTrigger';
import { Books, outcomes } from './recordEvents/books';

const USER = { webhookUser: 'chargebee', webhookPassword: 'open sesame' };
const EVENTS = { groups: ['subscription', 'invoice', 'creditNote', 'payment'], events: [] };

let books: Books;
let trigger: PublishedTrigger;
let poll: PublishedPoll;

beforeAll(async () => {
	books = await Books.open();
});
afterAll(async () => await books.company.close());
beforeEach(async () => {
	await books.reset();
	const chargebeeSiteApi = { ...books.company.credentials.chargebeeSiteApi, ...USER, customerIdPrefix: '' };
	books.company.credentials.chargebeeSiteApi = chargebeeSiteApi;
	await books.company.control.chargebee.settings({ webhooks: { anyPort: true } });
	trigger = await PublishedTrigger.open({ chargebeeSiteApi }, EVENTS);
	await trigger.publish();
	poll = new PublishedPoll({ chargebeeSiteApi }, { ...EVENTS, startFrom: 'beginning' });
});
afterEach(async () => await trigger.close());

const started = () => trigger.started as unknown as ChargebeeEvent[];
const ids = (events: ChargebeeEvent[]) => events.map(({ id }) => id).sort();

async function allPolled(): Promise<ChargebeeEvent[]> {
	const events: ChargebeeEvent[] = [];
	for (let more = await poll.tick(); more; more = await poll.tick()) events.push(...more);
	return events;
}

async function delivered(): Promise<void> {
	while ((await books.company.control.chargebee.webhooks()).pending > 0) await books.company.control.chargebee.hurryWebhooks();
}

test('of 500 events delivered doubled and shuffled, a fifth of them lost, the poll finds what the webhook did not, and each books once', async () => {
	const webhooks = { duplicate: 1, lose: 0.2, shuffleMs: 20, parallel: 8, seed: 7 };
	await books.company.control.chargebee.settings({ webhooks });
	for (let count = 0; count < 250; count++) await books.subscribe('pro-sek-monthly');
	await delivered();
	const { deliveries } = await books.company.control.chargebee.webhooks();
	const arrived = deliveries.filter(({ status }) => status === 200).map(({ eventId }) => eventId).sort();
	const polled = await allPolled();
	console.log(`webhook alone: ${uniq(ids(started())).length} events in ${started().length} deliveries; poll alone: ${polled.length}`);
	expect(ids(started())).toEqual(arrived);
	expect(polled.length).toBeGreaterThanOrEqual(500);
	expect(uniq(arrived).length).toBeLessThan(polled.length);

	const rehearsed = outcomes(await books.record(polled, { options: { dryRun: true } }));
	const byWebhook = outcomes(await books.record(started()));
	const byPoll = outcomes(await books.record(polled));
	const created = (byWebhook.created ?? 0) + (byPoll.created ?? 0);
	console.log(`journals: ${byWebhook.created} by webhook + ${byPoll.created ?? 0} by poll = ${created}`);
	expect(created).toBe(rehearsed.created);
	expect(await books.batches()).toHaveLength(created);
	expect(outcomes(await books.record(polled)).created).toBeUndefined();
}, 240_000);

test('invoices, payments and credit notes that came from Visma.net never come back as journals, by webhook or by poll', async () => {
	await books.subscribe();
	await delivered();
	const own = { customer: { number: 'SE-1', name: 'Nordlys AB' }, currencyId: 'SEK' };
	const applications = [{ docType: 'Payment', refNbr: '5001', amountPaid: 500, applicationDate: '2026-02-03T00:00:00' }];
	const invoice = anInvoice({ ...own, applications, balanceInCurrency: 750 });
	const creditNote = anInvoice({
		...own,
		documentType: 'CreditNote',
		referenceNumber: '800001',
		amountInCurrency: 125,
		balanceInCurrency: 0,
		vatTotalInCurrency: 25,
		taxDetails: [{ taxId: '25', vatRate: 25, taxableAmount: 100, vatAmount: 25 }],
		invoiceLines: undefined,
		lines: [aLine({ amountInCurrency: 100 })],
		applications: [{ docType: 'Invoice', refNbr: '100001', amountPaid: 125, applicationDate: '2026-02-05T00:00:00' }],
	});
	const mirror = new Mirror(books.company);
	const results = await mirror.sync([invoice, creditNote], { options: { raiseWebhooks: true } });
	expect(results.map(({ outcome, reason }) => [outcome, reason])).toEqual([['created', undefined], ['created', undefined]]);
	await delivered();
	const polled = await allPolled();
	const about = [...started(), ...polled].flatMap(({ event_type: type, content }) =>
		/^(invoice|credit_note)_/.test(type) ? [JSON.stringify(content)] : [],
	);
	expect(about.length).toBeGreaterThan(0);
	expect(about.filter((content) => content.includes('"VN-'))).toEqual([]);
	const booked = await books.record([...started(), ...polled]);
	expect(booked.error).toBeUndefined();
	const documents = booked.items.filter(({ json }) => json.outcome === 'created').map(({ json }) => String(json.documentId));
	expect(documents.length).toBeGreaterThan(0);
	expect(documents.filter((id) => id.startsWith('VN-'))).toEqual([]);
	// Whoever hands the events over that the triggers drop books nothing of them either.
	const everything = { groups: ['all'], events: [], from: '', to: '', options: { mirrored: true } };
	const { items: replayed } = await books.company.chargebee({ resource: 'event', operation: 'replay', ...everything });
	expect(JSON.stringify(replayed)).toContain('"VN-');
	const again = await books.record(replayed.map(({ json }) => json as unknown as ChargebeeEvent));
	expect(again.error).toBeUndefined();
	expect(outcomes(again).created).toBeUndefined();
	expect(JSON.stringify(await books.batches())).not.toContain('VN-');
}, 60_000);
