import axios from 'axios';

import { ChargebeeClient, createCustomer } from '../../../../lib/chargebee';
import { journalAll, type LedgerEvent, type Rules } from '../../../../lib/ledger';
import { type JournalResult, type JournalRun, type JournalSettings, recordEvents } from '../../../../lib/sync/journals';
import { readFamilies } from '../../../../lib/sync/journals/complete';
import type { Wire } from '../../../../lib/http';
import { VismaClient } from '../../../../lib/visma';
import { CHARGEBEE_API_KEY, type SandboxControl } from '../../../../sandbox';
import { askToken, run } from '../../../sandbox/running';
import { wireTo } from '../../http/wireTo';

export const NUMBERINGS = ['manual', 'search'] as const;
export type Numbering = (typeof NUMBERINGS)[number];

/** The rules of a Swedish company; every item is mapped. */
export const swedish = (changes: Partial<Rules> = {}): Rules => ({
	site: 'nordic-test',
	baseCurrency: 'SEK',
	siteBaseCurrency: 'NOK',
	timeZone: 'Europe/Oslo',
	homeCountry: 'SE',
	convention: 'daily',
	defaultRegion: 'domestic',
	accounts: {
		receivable: '1510',
		deferred: '2970',
		accrued: '1790',
		rounding: '3740',
		bank: '1930',
		customerAdvance: '2420',
		fxGain: '3960',
		fxLoss: '7960',
		revenue: { domestic: '3001', eu: '3308', export: '3305' },
	},
	tax: { '25': '2611', '12': '2621', '6': '2631' },
	unmappedItems: 'accounts',
	cutover: { date: '2025-01-01' },
	...changes,
});

export interface LifeAnswer {
	subscription: { id: string };
	invoice: { id: string };
	credit_note: { id: string };
	credit_notes: Array<{ id: string }>;
	transaction: { id: string };
}

/** What of a run's settings a test changes. */
export type Wish = Partial<Omit<JournalSettings, 'rules'>> & { rules?: Rules };

/** Both companies of the sandbox, and our way from one to the other. */
export class Both {
	private token = '';
	/** The time of both companies. */
	private time = '';

	private constructor(
		readonly control: SandboxControl,
		private readonly urls: { visma: string; chargebee: string },
		readonly stop: () => Promise<void>,
	) {}

	static async open(): Promise<Both> {
		const { sandbox, control } = await run('empty');
		return new Both(control, { visma: sandbox.visma.url, chargebee: sandbox.chargebee.url }, async () => await sandbox.stop());
	}

	/** Both as new: Chargebee's clock stands at the fifteenth of January 2026, with one Swedish customer. */
	async reset(numbering: Numbering = 'manual'): Promise<void> {
		await Promise.all([this.control.visma.reset({ seed: 'empty' }), this.control.chargebee.reset({ seed: 'empty' })]);
		await this.control.visma.settings({ journals: { manualNumbering: numbering === 'manual' } });
		await this.at('2026-01-15T11:00:00Z');
		const customer = { id: 'A', 'billing_address[country]': 'SE' };
		await createCustomer(this.chargebee, customer, { idempotencyKey: 'A' });
		const visma = axios.create({ baseURL: this.urls.visma, proxy: false });
		const scope = ['read', 'create', 'update'].map((right) => `vismanet_erp_service_api:${right}`).join(' ');
		this.token = (await askToken(visma, { scope })).data.access_token;
		await this.control.visma.clearRequests();
	}

	get visma(): VismaClient {
		return new VismaClient(wireTo({ headers: { authorization: `Bearer ${this.token}` } }), { baseUrl: this.urls.visma });
	}

	/** The same over another wire. */
	vismaThrough<Other extends { wire: Wire }>(change: (wire: Wire) => Other): Other & { visma: VismaClient } {
		const other = change(wireTo({ headers: { authorization: `Bearer ${this.token}` } }));
		return { ...other, visma: new VismaClient(other.wire, { baseUrl: this.urls.visma }) };
	}

	get chargebee(): ChargebeeClient {
		const authorization = `Basic ${Buffer.from(`${CHARGEBEE_API_KEY}:`).toString('base64')}`;
		return new ChargebeeClient(wireTo({ headers: { authorization } }), { baseUrl: this.urls.chargebee, raiseWebhooks: false });
	}

	/** Moves the clock; what is due in Chargebee on the way happens. */
	async at(to: string): Promise<void> {
		this.time = to;
		await this.control.chargebee.moveClock({ to, stopped: true });
	}

	async live(verb: Parameters<SandboxControl['chargebee']['live']>[0], body: object): Promise<LifeAnswer> {
		return await this.control.chargebee.live<LifeAnswer>(verb, body);
	}

	async subscribe(itemPrice = 'pro-sek-yearly'): Promise<LifeAnswer & { of: { subscriptionId: string } }> {
		const answer = await this.live('create', { customerId: 'A', items: [{ item_price_id: itemPrice }] });
		return { ...answer, of: { subscriptionId: answer.subscription.id } };
	}

	/** Every event so far, oldest first; of some types only. */
	async told(...types: string[]): Promise<LedgerEvent[]> {
		const events: LedgerEvent[] = [];
		for (let offset: string | undefined; ; ) {
			const page = await this.chargebee.get<{ list: Array<{ event: LedgerEvent }>; next_offset?: string }>('/events', {
				'sort_by[asc]': 'occurred_at',
				limit: 100,
				...(offset === undefined ? {} : { offset }),
			});
			events.push(...page.list.map(({ event }) => event));
			offset = page.next_offset;
			if (offset === undefined) break;
		}
		return events.filter(({ event_type: type }) => types.length === 0 || types.includes(type ?? ''));
	}

	/** Records events as one execution. */
	async record(events: readonly LedgerEvent[], settings: JournalSettings, executionId = 'x1'): Promise<JournalRun> {
		const deps = { visma: this.visma, chargebee: this.chargebee, executionId, now: () => this.time };
		return await recordEvents(events, deps, settings);
	}

	/** Gives a document other facts in a newer version; events keep the old one. */
	async edit(id: string, change: (document: Record<string, unknown>) => void): Promise<void> {
		const snapshot = (await this.control.chargebee.snapshot()) as { state: { books: unknown } };
		for (const document of documentsIn(snapshot.state.books, id)) {
			change(document);
			document.resource_version = Number(document.resource_version) + 1000;
		}
		await this.control.chargebee.restore(snapshot);
	}

	/** Documents as Chargebee has them now, carried by events. */
	async now(...families: string[]): Promise<LedgerEvent[]> {
		return await readFamilies(families, this.chargebee);
	}

	/** Closes months for the general ledger. */
	async close(...periods: string[]): Promise<void> {
		for (const period of periods) await this.control.visma.setPeriod(period, { closedInGeneralLedger: true });
	}

	/** What Visma's ledger holds: net by calendar month, account and currency, in minor units. */
	async ledger(): Promise<Record<string, number>> {
		const { periods } = await this.control.visma.state();
		const months = new Map(periods.map(({ id, firstDay }) => [id, firstDay.slice(0, 7).replace('-', '')]));
		const sums: Record<string, number> = {};
		for (const { period, account, currency, units } of await this.control.visma.balances()) {
			if (units !== 0) sums[`${months.get(period)} ${account} ${currency}`] = units;
		}
		return sorted(sums);
	}

	/** Calls to Visma since the log was emptied, as `POST /v2/journaltransaction`. */
	async calls(): Promise<string[]> {
		const requests = await this.control.visma.requests();
		return requests.filter(({ path }) => path !== '/connect/token').map(({ method, path }) => `${method} ${path}`);
	}

	/** Numbers, descriptions and statuses of the batches in Visma. */
	async batches(): Promise<Array<{ batchNumber: string; status: string; description?: string }>> {
		return (await this.control.visma.state()).journals;
	}
}

/** Documents of an id anywhere within a snapshot. */
function documentsIn(node: unknown, id: string): Array<Record<string, unknown>> {
	if (Array.isArray(node)) return node.flatMap((member) => documentsIn(member, id));
	if (typeof node !== 'object' || node === null) return [];
	const own = node as Record<string, unknown>;
	const isIt = own.id === id && ['invoice', 'credit_note', 'transaction'].includes(String(own.object));
	return [...(isIt ? [own] : []), ...Object.values(own).flatMap((member) => documentsIn(member, id))];
}

/** What the ledger should hold of the events, in the same words as `Both.ledger`. */
export function wanted(events: readonly LedgerEvent[], rules: Rules): Record<string, number> {
	const sums: Record<string, number> = {};
	for (const { lines, financialPeriod, currency } of journalAll(events, rules)) {
		for (const { account, debit, credit } of lines) {
			const name = `${financialPeriod} ${account} ${currency}`;
			sums[name] = (sums[name] ?? 0) + units(debit) - units(credit);
		}
	}
	return sorted(Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0)));
}

const units = (amount: string) => Number(amount.replace('.', ''));

const sorted = (sums: Record<string, number>) => Object.fromEntries(Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Settings of a run: what is released at once, without horizon. */
export const settingsOf = (numbering: Numbering, wish: Wish = {}): JournalSettings => ({
	rules: swedish(),
	numbering,
	numberLength: 15,
	descriptionLength: 60,
	afterPosting: 'release',
	closedPeriods: 'move',
	reclassify: false,
	maxReversals: 20,
	dryRun: false,
	releaseBudgetMs: 10_000,
	...wish,
});

/** Outcomes and how often each came. */
export function outcomes({ results }: JournalRun): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
	return counts;
}

export const refusedOf = ({ results }: JournalRun): JournalResult[] =>
	results.filter(({ outcome }) => outcome === 'failed' || outcome === 'conflict');

/** Adds to the first line of an invoice, and to what depends on it. */
export function dearer(document: Record<string, unknown>, by: number): void {
	const lines = document.line_items as Array<Record<string, number>>;
	const taxes = document.line_item_taxes as Array<Record<string, number>>;
	const tax = by / 4;
	const [line] = lines;
	const [rate] = taxes;
	if (!line || !rate) throw new Error('The document has no taxed line');
	line.amount = Number(line.amount) + by;
	rate.tax_amount = Number(rate.tax_amount) + tax;
	document.sub_total = Number(document.sub_total) + by;
	document.tax = Number(document.tax) + tax;
	document.total = Number(document.total) + by + tax;
}
