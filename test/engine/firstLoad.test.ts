/* eslint-disable no-console */
import { countBy, groupBy } from 'lodash';
import type { INodeExecutionData } from 'n8n-workflow';

import type { PlanSummary, Proposal } from '../../lib/sync/firstLoad';
import type { VismaCustomer } from '../../lib/visma';
import type { ChargebeeCustomer } from '../../sandbox/chargebee/customerStore';
import { REFUSED } from '../../sandbox/seed/refused';
import { Company, MAPPING, outcomes } from './company';
import { Mirror } from './mirror';

/** Sixty customers that a company had in Chargebee before: of 56 Visma customers, five twice, and four of nobody. */
function existingFor(customers: readonly VismaCustomer[]): Array<Partial<ChargebeeCustomer> & { id: string; created_at: number }> {
	const created_at = 1_700_000_000;
	const withNumber = customers.filter(({ corporateId }) => corporateId).slice(0, 30);
	const withEmail = customers.filter((one) => !withNumber.includes(one) && one.mainContact?.email).slice(0, 15);
	const others = customers.filter((one) => !withNumber.includes(one) && !withEmail.includes(one)).slice(0, 6);
	const spellings = [
		({ corporateId }: VismaCustomer) => corporateId?.replaceAll('-', ''),
		({ vatRegistrationId }: VismaCustomer) => vatRegistrationId?.replaceAll(' ', ''),
	];
	const byNumber = withNumber.slice(0, 25).map((one, index) => ({ id: `Azq${index}Kb`, vat_number: spellings[index % 2]?.(one) ?? undefined }));
	const twice = withNumber.slice(25).flatMap((one, index) => ['a', 'b'].map((half) => ({ id: `Twin${index}${half}`, vat_number: spellings[0]?.(one) })));
	const byEmail = withEmail.map(({ mainContact }, index) => ({ id: `Mail${index}`, email: mainContact?.email?.toUpperCase() }));
	const byId = others.slice(0, 3).map(({ number }) => ({ id: number }));
	const byTrace = others.slice(3).map(({ internalId }, index) => ({ id: `Trace${index}`, meta_data: { visma_internal_id: String(internalId) } }));
	const foreign = [0, 1, 2, 3].map((index) => ({ id: `Foreign${index}`, company: 'Nobody', email: `nobody${index}@elsewhere.example` }));
	return [...byNumber, ...twice, ...byEmail, ...byId, ...byTrace, ...foreign].map((one) => ({ created_at, auto_collection: 'off', ...one }) as never);
}

let company: Company;
let customers: VismaCustomer[];
let existing: ReturnType<typeof existingFor>;

beforeAll(async () => {
	company = await Company.open('nordic');
	await company.control.chargebee.createCustomField('cf_partner_tier');
	customers = await company.readCustomers();
	existing = existingFor(customers.filter(({ status, number }) => status === 'Active' && /^\d+$/.test(number) && !REFUSED[Number(number) - 10_001]));
	await company.control.chargebee.addCustomers(existing);
}, 60_000);
afterAll(async () => await company.close());
beforeEach(async () => await company.control.chargebee.clearRequests());

const site = () => company.credentials.chargebeeSiteApi as { linkedCustomers?: string };

async function plan(parameters = {}): Promise<{ proposals: Proposal[]; summary: PlanSummary & { html: string }; last: INodeExecutionData }> {
	const { items, error } = await company.chargebee({ operation: 'planFirstLoad', ...MAPPING, ...parameters });
	if (error) throw error;
	const [last] = items.slice(-1);
	if (!last) throw new Error('There is no plan');
	const proposals = items.slice(0, -1).map(({ json }) => json as unknown as Proposal);
	return { proposals, summary: last.json as unknown as PlanSummary & { html: string }, last };
}

/** Which Visma customer a Chargebee customer is, as its meta data says. */
const numberOf = ({ meta_data: meta }: ChargebeeCustomer) => (meta as Record<string, string> | undefined)?.visma_customer_number;

/** The credential's text, as a person completes it: a proposed id for each `-`. */
const decided = (text: string) => text.replaceAll(/= - {2}# (.*?: )(\S+) /g, '= $2  # $1$2 ');

describe('the first load of a site with 60 customers', () => {
	let before: Awaited<ReturnType<typeof plan>>;

	test('is planned: each customer once, matched or not, and nothing is written', async () => {
		before = await plan();
		const { proposals, summary, last } = before;
		const { calls, written } = await company.chargebeeCalls();
		console.log(JSON.stringify({ ...summary, html: summary.html.length, linkedCustomers: summary.linkedCustomers.split('\n').length }));
		expect(proposals.map(({ vismaCustomerNumber }) => vismaCustomerNumber).sort()).toEqual(customers.map(({ number }) => number).sort());
		expect(countBy(proposals.filter(({ proposal }) => proposal === 'link'), 'by')).toEqual({ organizationNumber: 25, email: 15, id: 3, metaData: 3 });
		expect(summary).toMatchObject({ unsettled: 51, existing: 60, unmatched: 14, customers: { link: 46, ambiguous: 5, linked: 0, skip: 10 } });
		expect(proposals.filter(({ proposal }) => proposal === 'ambiguous').every(({ candidates }) => candidates.length === 2)).toBe(true);
		expect({ calls, written }).toEqual({ calls: 1, written: 0 });
		expect(summary.calls.visma).toBeLessThanOrEqual(5);
		expect(last.binary?.plan).toMatchObject({ mimeType: 'text/html', fileName: 'first-load.html' });
		expect(summary.html).toContain('Twin0a');
	});

	test('knows the limit of Visma.net from its answers, and says that Chargebee\'s is assumed', () => {
		const { visma, chargebee } = before.summary.forecast;
		expect(visma.basis).toContain('told by Visma.net');
		expect(chargebee.basis).toContain('assumed');
		expect(chargebee.customerCalls).toBeGreaterThan(240);
	});

	test('matches by email are lines only where that is accepted', async () => {
		const { summary } = await plan({ acceptMatches: ['email'] });
		const lines = summary.linkedCustomers.split('\n');
		expect(lines.filter((line) => /= Mail\d+ /.test(line))).toHaveLength(15);
		expect(lines.filter((line) => / = - {2}/.test(line))).toHaveLength(36);
		expect(before.summary.linkedCustomers.split('\n').filter((line) => / = - {2}/.test(line))).toHaveLength(20);
	});

	test('a customer that is held back is left alone by customer and invoice sync', async () => {
		site().linkedCustomers = before.summary.linkedCustomers;
		const held = before.proposals.filter(({ proposal, accepted }) => proposal === 'ambiguous' || accepted === false).map(({ visma }) => visma);
		const results = await company.sync(held);
		expect(results.map(({ outcome, reason }) => [outcome, reason?.includes('held') || reason?.includes('holds')])).toEqual(held.map(() => ['skipped', true]));
		expect(await company.chargebeeCalls()).toMatchObject({ calls: 0 });
		const again = await plan();
		expect(again.summary).toMatchObject({ unsettled: 0, customers: { linked: 31, link: 0, ambiguous: 0 } });
	});

	test('once every line is decided, the sync creates no second customer and unlinks none', async () => {
		site().linkedCustomers = decided(before.summary.linkedCustomers);
		const linked = await plan();
		expect(linked.summary).toMatchObject({ unsettled: 0, customers: { linked: 51, link: 0, ambiguous: 0, create: before.summary.customers.create } });
		const results = await company.sync(customers);
		console.log(JSON.stringify(outcomes(results)));
		expect(results.filter(({ outcome }) => outcome === 'created')).toHaveLength(before.summary.customers.create);
		expect(results.filter(({ outcome }) => outcome === 'updated')).toHaveLength(51);
		const planned = new Map(linked.proposals.map((one) => [one.vismaCustomerNumber, one]));
		for (const { vismaCustomerNumber: number, changes } of results) expect(planned.get(number)?.changes).toEqual(changes);
		const { written } = await company.chargebeeCalls();
		expect(written).toBe(linked.proposals.reduce((sum, { calls }) => sum + calls, 0));
		const { customers: there, counts } = await company.control.chargebee.state();
		expect(counts.customers).toBe(60 + before.summary.customers.create);
		const byNumber = groupBy(there.filter((one) => numberOf(one) !== undefined), (one) => String(numberOf(one)));
		expect(Object.values(byNumber).filter((all) => all.length > 1)).toEqual([]);
		for (const { vismaCustomerNumber: number, chargebeeCustomerId: id } of linked.proposals.filter(({ proposal }) => proposal === 'linked')) {
			expect(byNumber[number]?.map((one) => one.id)).toEqual([id]);
			expect(existing.map((one) => one.id)).toContain(id);
		}
	});

	test('a second run writes nothing, as its plan says', async () => {
		const again = await plan();
		expect(again.proposals.filter(({ calls, changes }) => calls + changes.length > 0)).toEqual([]);
		await company.sync(customers);
		expect((await company.chargebeeCalls()).written).toBe(0);
	});

	test('an invoice of a linked customer goes to that customer', async () => {
		await company.control.visma.fillReceivables(60);
		const mirror = new Mirror(company);
		const { invoices } = await mirror.read();
		const linked = new Map(
			(await plan()).proposals.filter(({ by }) => by === 'linkedCustomers').map((one) => [one.vismaCustomerNumber, one.chargebeeCustomerId]),
		);
		const theirs = invoices.filter(({ customer }) => linked.has(customer?.number ?? ''));
		expect(theirs.length).toBeGreaterThan(3);
		const results = await mirror.sync(theirs, { missingCustomer: 'create' });
		const done = new Set(results.filter(({ outcome }) => outcome === 'created').map(({ chargebeeId }) => chargebeeId));
		expect(done.size).toBeGreaterThan(3);
		for (const { referenceNumber, customer } of theirs.filter(({ referenceNumber: number }) => done.has(`VN-${number}`))) {
			expect((await mirror.invoice(`VN-${referenceNumber}`)).customer_id).toBe(linked.get(customer?.number ?? ''));
		}
	});

	test('a link to a customer that does not exist is refused, by customer and invoice sync, and nothing is created under it', async () => {
		const [customer] = customers.filter(({ status }) => status === 'Active');
		site().linkedCustomers = `${customer?.number} = Gone`;
		const [result] = await company.sync(customer ? [customer] : []);
		expect(result).toMatchObject({ outcome: 'failed', errorCode: 'link-not-found', chargebeeCustomerId: 'Gone' });
		const mirror = new Mirror(company);
		const { invoices } = await mirror.read();
		const fresh = invoices.map((one) => ({ ...one, referenceNumber: `9${one.referenceNumber}`, customer: { number: customer?.number, name: 'X' } }));
		const [refused] = await mirror.sync(fresh.slice(0, 1), { missingCustomer: 'create' });
		expect(refused).toMatchObject({ outcome: 'failed', errorCode: 'link-not-found' });
		expect((await company.control.chargebee.state()).customers.map(({ id }) => id)).not.toContain('Gone');
		expect((await plan()).proposals.find(({ vismaCustomerNumber: number }) => number === customer?.number)).toMatchObject({
			proposal: 'refuse',
			errorCode: 'link-not-found',
		});
	});

	test('a link to a customer of another number is a conflict, and lines at fault stop every operation with their number', async () => {
		const [one] = customers.filter(({ status }) => status === 'Active').slice(-1);
		const taken = existing[0]?.id ?? '';
		site().linkedCustomers = `${one?.number} = ${taken}`;
		const [result] = await company.sync(one ? [one] : []);
		expect(result).toMatchObject({ outcome: 'conflict', errorCode: 'link-belongs-to-another' });
		site().linkedCustomers = '10001 = A\n10001';
		await company.control.chargebee.clearRequests();
		for (const operation of ['syncFromVisma', 'planFirstLoad']) {
			const { error } = await company.chargebee({ operation, ...MAPPING }, { items: customers.slice(0, 1) as never });
			expect(error?.message).toContain('line 2');
		}
		const { error } = await new Mirror(company).trySync([{ referenceNumber: '1' }]);
		expect(error?.message).toContain('line 2');
		expect((await company.chargebeeCalls()).calls).toBe(0);
	});
});
