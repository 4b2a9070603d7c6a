import type { ChargebeeEvent } from '../../lib/chargebee';
import { Company } from './company';
import { PublishedPoll } from './publishedPoll';

const ALL = { groups: ['all'], events: [] };

let company: Company;
let events: ChargebeeEvent[];
beforeAll(async () => {
	company = await Company.open('empty');
	const { chargebee } = company.control;
	await chargebee.addCustomers(['A', 'B'].map((id) => ({ id, company: `${id} AS`, created_at: 1 })));
	for (const [to, customerId] of [['2026-01-31T22:59:59Z', 'A'], ['2026-01-31T23:00:00Z', 'B'], ['2026-02-10T12:00:00Z', 'A']]) {
		await chargebee.moveClock({ to, stopped: true });
		await chargebee.live('create', { customerId });
	}
	const { chargebeeSiteApi } = company.credentials;
	const poll = new PublishedPoll({ chargebeeSiteApi: chargebeeSiteApi ?? {} }, { ...ALL, startFrom: 'beginning' });
	events = (await poll.tick()) ?? [];
});
afterAll(async () => await company.close());

async function replay(parameters: object): Promise<ChargebeeEvent[]> {
	const { items, error } = await company.chargebee({ resource: 'event', operation: 'replay', ...ALL, ...parameters });
	if (error) throw error;
	return items.map(({ json }) => json as unknown as ChargebeeEvent);
}

const about = ({ content }: ChargebeeEvent) =>
	(content.customer as { id?: string } | undefined)?.id ??
	(content.invoice as { customer_id?: string } | undefined)?.customer_id ??
	(content.subscription as { customer_id?: string } | undefined)?.customer_id;

test('without a window gives every event, the same items as a trigger', async () => {
	expect(events.length).toBeGreaterThan(8);
	expect(await replay({})).toEqual(events);
});

test('a window begins with From and ends before To, in the time of the site', async () => {
	const february = events.filter(({ occurred_at: time }) => time >= 1_769_900_400);
	expect(await replay({ from: '2026-02-01', to: '2026-03-01' })).toEqual(february);
	expect(await replay({ from: '2026-02-01T00:00:00', to: '2026-02-01T00:00:01' })).toEqual(
		february.filter(({ occurred_at: time }) => time === 1_769_900_400),
	);
	expect(await replay({ to: '2026-02-01T00:00:00+01:00' })).toEqual(events.filter((event) => !february.includes(event)));
});

test('types, ids and the customer narrow it', async () => {
	const invoices = events.filter(({ event_type: type }) => type === 'invoice_generated');
	expect(await replay({ groups: ['invoice'] })).toEqual(invoices);
	const [first, , third] = events;
	expect(await replay({ options: { eventIds: `${third?.id}, ${first?.id}` } })).toEqual([first, third]);
	expect(await replay({ options: { customerId: 'B' } })).toEqual(events.filter((event) => about(event) === 'B'));
});

test('what was mirrored from Visma.net is left out, unless it is asked for', async () => {
	const site = company.credentials.chargebeeSiteApi ?? {};
	company.credentials.chargebeeSiteApi = { ...site, invoiceIdPrefix: 'INV-' };
	expect(await replay({ groups: ['invoice'] })).toEqual([]);
	expect(await replay({ groups: ['invoice'], options: { mirrored: true } })).toHaveLength(3);
	company.credentials.chargebeeSiteApi = site;
});

test('a date that is none, and too many ids, are named', async () => {
	await expect(replay({ from: 'yesterday' })).rejects.toMatchObject({ message: 'From holds no date: "yesterday"' });
	const eventIds = Array.from({ length: 101 }, (_, index) => `ev_${index}`).join(',');
	await expect(replay({ options: { eventIds } })).rejects.toMatchObject({ message: expect.stringContaining('101 events') });
});
