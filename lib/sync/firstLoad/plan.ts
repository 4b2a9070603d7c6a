import { countBy } from 'lodash';

import { type ChargebeeClient, type ChargebeeCustomer, listCustomers as listChargebeeCustomers } from '../../chargebee';
import type { RateBudget } from '../../http';
import { countDocuments, CREDIT_NOTE, INVOICE, listCustomers as listVismaCustomers, type VismaClient, type VismaCustomer } from '../../visma';
import type { CustomerSyncSettings } from '../customers';
import { readSource } from '../customers/source';
import { cluesOfChargebee, cluesOfVisma, type FieldPair } from './clues';
import { type Forecast, forecast } from './forecast';
import { linkLines } from './linkLines';
import { type Criterion, matchCustomers } from './match';
import { propose, type Proposal, type ProposalKind } from './propose';

/** What a plan works with. */
export interface PlanRun {
	visma: VismaClient;
	chargebee: ChargebeeClient;
	/** As the sync will have them. */
	settings: CustomerSyncSettings;
	/** What the credential says already. */
	linkedCustomers: string;
	/** Kinds of match that need no second look. */
	accept: ReadonlySet<Criterion>;
	customField?: FieldPair;
	/** yyyy-MM-dd: earlier invoices are not mirrored; empty for all. */
	invoicesSince: string;
	chargebeePerMinute: number;
	/** What Visma.net's answers say of its limit. */
	budget: RateBudget;
	/** How many calls were made so far. */
	calls: () => { visma: number; chargebee: number };
	/** Epoch milliseconds. */
	clock: () => number;
}

/** The figures of a plan. */
export interface PlanSummary {
	kind: 'plan';
	/** Visma customers by what is proposed. */
	customers: Record<ProposalKind, number>;
	/** Those that wait for a person: proposed links without a line, and ambiguous ones. */
	unsettled: number;
	/** Chargebee customers that are no Visma customer's. */
	unmatched: number;
	existing: number;
	documents: { invoices: number; creditNotes: number };
	forecast: Forecast;
	/** Text for Linked Customers of the credential. */
	linkedCustomers: string;
	/** What this plan cost. */
	calls: { visma: number; chargebee: number };
}

export interface Plan {
	proposals: Proposal[];
	summary: PlanSummary;
}

/**
 * Plans a first load: reads all customers of both sides by their lists, finds those that are there already, and says
 * what a sync would write and cost. Nothing is written.
 *
 * @throws RequestError when a system fails; ExplainedError when Visma.net's list cannot be read completely
 */
export async function planFirstLoad(run: PlanRun): Promise<Plan> {
	const { visma, chargebee, clock, calls, settings } = run;
	const started = { at: clock(), calls: calls() };
	const customers = (await listVismaCustomers(visma, {})).map(asSynced);
	const documents = await countOf(run);
	const read = { at: clock(), calls: calls() };
	const existing = await listChargebeeCustomers(chargebee, {});
	const ended = { at: clock(), calls: calls() };

	const proposals = proposalsFor(customers, existing, run);
	const counts = { create: 0, link: 0, linked: 0, ambiguous: 0, skip: 0, refuse: 0, ...countBy(proposals, 'proposal') };
	const matched = new Set(proposals.flatMap(({ proposal, chargebeeCustomerId: id }) => (proposal === 'create' ? [] : [id])));
	const work = {
		customers: proposals.length - counts.skip,
		customerWrites: proposals.reduce((sum, one) => sum + one.calls, 0),
		documents: documents.invoices + documents.creditNotes,
	};
	const limits = {
		visma: run.budget.state(ended.at),
		chargebeePerMinute: run.chargebeePerMinute,
		concurrency: settings.concurrency,
		vismaCallMs: (read.at - started.at) / Math.max(1, read.calls.visma - started.calls.visma),
		chargebeeCallMs: (ended.at - read.at) / Math.max(1, ended.calls.chargebee - read.calls.chargebee),
	};
	const summary: PlanSummary = {
		kind: 'plan',
		customers: counts,
		unsettled: counts.link + counts.ambiguous,
		existing: existing.length,
		unmatched: existing.filter(({ id }) => !matched.has(id)).length,
		documents,
		forecast: forecast(work, limits, ended.at),
		linkedCustomers: linkLines(run.linkedCustomers, proposals, new Date(ended.at).toISOString().slice(0, 10)),
		calls: { visma: ended.calls.visma - started.calls.visma, chargebee: ended.calls.chargebee - started.calls.chargebee },
	};
	return { proposals, summary };
}

function proposalsFor(all: readonly VismaCustomer[], there: readonly ChargebeeCustomer[], run: PlanRun): Proposal[] {
	const { accept, customField, settings } = run;
	const leavesInactive = settings.inactiveCustomers === 'skip';
	const seekers = all.map((customer) => ({
		number: customer.number,
		clues: cluesOfVisma(customer, customField),
		isLeftAlone: leavesInactive && customer.status === 'Inactive',
	}));
	const existing = there.map((customer) => ({ customer, clues: cluesOfChargebee(customer, customField) }));
	const matches = matchCustomers(seekers, existing, settings.identity);
	return all.map((customer, place) => propose(customer, matches[place] ?? { kind: 'none' }, { settings, accept }));
}

/** As the sync reads a customer: its number without blanks around it. */
function asSynced(row: VismaCustomer): VismaCustomer {
	const source = readSource(row);
	return 'customer' in source ? source.customer : row;
}

async function countOf({ visma, invoicesSince }: PlanRun): Promise<PlanSummary['documents']> {
	const filter = invoicesSince === '' ? {} : { documentDate: { condition: '>=', time: invoicesSince } as const };
	return {
		invoices: await countDocuments(visma, INVOICE, filter),
		creditNotes: await countDocuments(visma, CREDIT_NOTE, filter),
	};
}
