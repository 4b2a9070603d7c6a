import { pick } from 'lodash';

import {
	anyOf,
	type ChargebeeClient,
	type ChargebeeCustomer,
	customerPages,
	listCustomers,
} from '../../chargebee';
import { CUSTOMERS, sinceQuery, visitAll, type VismaClient, type VismaCustomer } from '../../visma';
import { type CustomerSyncRun, type CustomerSyncSettings, syncCustomers } from '../customers';
import { compare } from '../customers/compare';
import { decide, type Decision } from '../customers/decide';
import { enqueue, type Work } from '../customers/queue';
import type { Change } from '../audit';
import { customerDifference, deletedCustomer, extraCustomer, olderCustomer } from './customerDifference';
import type { Reconciled } from './difference';
import { type Order, reconcile } from './reconcile';
import type { Candidate, Confirmed, Judged, Side } from './side';
import type { Shelf } from './shelf';

/** What comparing customers takes; `dryRun` of the settings does not matter, since nothing is written. */
export interface CustomerReconcileRun extends Omit<Order, 'only'> {
	visma: VismaClient;
	chargebee: ChargebeeClient;
	settings: CustomerSyncSettings;
	/** Numbers of the customers to compare; all, and what is extra, where it is absent. */
	only?: ReadonlySet<string>;
	executionId: string;
}

/** Compares the customers of both systems, as the sync would: its mapping, its decision, its settings. */
export async function reconcileCustomers(run: CustomerReconcileRun): Promise<Reconciled> {
	return await reconcile(sideOf(run), run);
}

type Customers = Side<VismaCustomer, ChargebeeCustomer>;

function sideOf({ visma, chargebee, settings, clock, executionId }: CustomerReconcileRun): Customers {
	const sync: CustomerSyncRun = { client: chargebee, settings: { ...settings, dryRun: true }, clock, executionId };
	const { prefix } = settings.identity;
	return {
		prefix,
		pages: (filter) => customerPages(chargebee, filter),
		find: async (ids) => await findAny(chargebee, ids),
		slim: (customer) => pick(customer, comparedFields(settings)) as ChargebeeCustomer,
		// Without a prefix only the mark that the sync leaves tells its customers from others.
		isOurs: ({ meta_data: meta = {} }) => prefix !== '' || meta.visma_customer_number !== undefined,
		visit: async ({ since }, visit) => await visitAll<Row>(visma, CUSTOMERS, sinceQuery(since), LISTED, visit as Visit),
		keyOf: ({ number }) => number,
		judge: async (rows, shelf) => await judge(rows, shelf, sync),
		confirm: async (candidates, fresh) => await confirm(candidates, fresh, sync),
		extra: (customer) => extraCustomer(customer, settings.identity.numberOf(customer.id)),
	};
}

type Row = Omit<VismaCustomer, 'timeStamp'> & { timeStamp?: string };
type Visit = (rows: Row[]) => void | Promise<void>;
const LISTED = { many: 'customers', key: ({ number }: Row) => number };

/** With the names that differences show, everything that the sync's mapping and decision may read. */
const comparedFields = ({ customFields }: CustomerSyncSettings): string[] => [
	...['id', 'deleted', 'resource_version', 'updated_at', 'meta_data', 'billing_address', 'vat_number'],
	...['company', 'first_name', 'last_name', 'email', 'phone', 'preferred_currency_code', 'net_term_days'],
	...customFields.map(({ chargebeeField }) => chargebeeField),
];

async function findAny(client: ChargebeeClient, ids: readonly string[]): Promise<Map<string, ChargebeeCustomer>> {
	const found = new Map<string, ChargebeeCustomer>();
	for (const filter of anyOf('id', ids)) {
		for (const customer of await listCustomers(client, { ...filter, include_deleted: true })) found.set(customer.id, customer);
	}
	return found;
}

async function judge(
	rows: VismaCustomer[],
	shelf: Shelf<ChargebeeCustomer>,
	run: CustomerSyncRun,
): Promise<Array<Judged<VismaCustomer>>> {
	const { queue, results } = enqueue(rows, run);
	const { identity } = run.settings;
	// Linked customers are not under the prefix, by which the others were read.
	const linked = queue.map(({ wanted }) => wanted.id).filter((id) => !id.startsWith(identity.prefix));
	for (const customer of (await findAny(run.client, linked)).values()) shelf.put(pick(customer, comparedFields(run.settings)) as ChargebeeCustomer);
	const known = results.flatMap((result, index): Array<Judged<VismaCustomer>> => {
		const row = rows[index];
		if (!result || !row) return [];
		const verdict = result.outcome === 'skipped' ? 'skipped' : 'differs';
		return [{ key: row.number, row, verdict, ids: result.chargebeeCustomerId === '' ? [] : [result.chargebeeCustomerId] }];
	});
	const compared = queue.flatMap((work): Array<Judged<VismaCustomer>> => {
		const row = rows[work.index];
		const { id } = work.wanted;
		const current = shelf.current(id);
		return row ? [{ key: row.number, row, verdict: verdictOf(decide(work.wanted, current), work, current), ids: [id] }] : [];
	});
	return [...known, ...compared];
}

function verdictOf(decision: Decision, { wanted }: Work, current: ChargebeeCustomer | undefined): Judged<VismaCustomer>['verdict'] {
	if (decision.do !== 'nothing') return 'differs';
	if (decision.ending.outcome === 'unchanged') return 'equal';
	if (decision.ending.outcome !== 'skipped') return 'differs';
	return current && changesOf(wanted, current).length > 0 ? 'older' : 'equal';
}

function changesOf({ mapped }: Work['wanted'], current: ChargebeeCustomer): Change[] {
	const { customer, billing, meta } = compare(mapped, current);
	return [...customer, ...billing, ...meta];
}

/** The sync's own dry run on the customers that may differ. */
async function confirm(
	candidates: Array<Candidate<VismaCustomer>>,
	fresh: ReadonlyMap<string, ChargebeeCustomer>,
	run: CustomerSyncRun,
): Promise<Confirmed[]> {
	const rows = candidates.map(({ row }) => row);
	const { results, stoppedBy } = await syncCustomers(rows, run);
	if (stoppedBy) throw stoppedBy;
	const works = new Map(enqueue(rows, run).queue.map((work) => [work.index, work]));
	return candidates.map(({ row, verdict }, index): Confirmed => {
		const result = results[index];
		const work = works.get(index);
		if (!result || !work) return result?.outcome === 'failed' ? customerDifference(row, result, undefined, []) : 'skipped';
		const there = fresh.get(work.wanted.id);
		const current = there?.deleted ? undefined : there;
		if (result.outcome === 'unchanged') return 'equal';
		if (there?.deleted && !current && result.outcome !== 'skipped') return deletedCustomer(row, there);
		const changes = current ? changesOf(work.wanted, current) : [];
		if (result.outcome !== 'skipped') return customerDifference(row, result, current, changes);
		return verdict === 'older' && current ? olderCustomer(row, result, current, changes) : 'equal';
	});
}
