import { groupBy } from 'lodash';

import { attempt } from '../../../attempt';
import type { ChargebeeClient } from '../../../chargebee';
import { type Collected, type LedgerEvent, type PostedBatch, type Rules, trace } from '../../../ledger';
import { getJournal, type VismaClient, type VismaJournal } from '../../../visma';
import { type Books, readBooks } from '../books/read';
import { Months } from '../books/months';
import { readCatalog } from '../complete';
import { postedBatch } from '../posted/batch';
import { familiesIn, linksOf, readNow, readPast, searchByReference } from './evidence';
import { candidates, type Identity, identify, readKey } from './identify';
import { explainMember } from './member';
import type { ExplainedBatch, ExplainedMember } from './result';
import { told, type Told, type ToldBatch } from './told';

export interface ExplainDeps {
	visma: VismaClient;
	chargebee: ChargebeeClient;
}

export interface ExplainSettings {
	/** Complete, as for booking. */
	rules: Rules;
	/** Events that are known: older versions of documents, and the stored events of subscriptions. */
	events?: readonly LedgerEvent[];
	/** Whether Chargebee's events are looked through for what documents were before; false costs fewer calls. */
	readsPast?: boolean;
}

/** A batch read, and what it tells. */
interface Read {
	journal: VismaJournal;
	posted: PostedBatch;
	told: ToldBatch | undefined;
}

/**
 * Explains batches of Visma by working their entries out again, each number once: which document, lines, rules, dates and
 * sums made them, and whether what is worked out is what is in Visma. Nothing is written. Batches that Visma does not
 * have are left out.
 *
 * @throws LedgerError when the rules are made for other books
 * @throws RequestError when Visma or Chargebee cannot be read
 */
export async function explainBatches(numbers: readonly string[], deps: ExplainDeps, settings: ExplainSettings): Promise<ExplainedBatch[]> {
	const books = await readBooks(deps.visma, { rules: settings.rules });
	const journals: VismaJournal[] = [];
	for (const number of new Set(numbers)) {
		const journal = await getJournal(deps.visma, number);
		if (journal) journals.push(journal);
	}
	return await explainJournals(journals, books, deps, settings);
}

/** The same for batches that were read already. */
export async function explainJournals(
	journals: readonly VismaJournal[],
	books: Books,
	{ chargebee }: Pick<ExplainDeps, 'chargebee'>,
	{ rules: given, events = [], readsPast = true }: ExplainSettings,
): Promise<ExplainedBatch[]> {
	const months = new Months(books.periods);
	const batches = journals.map((journal): Read => {
		const posted = postedBatch({ journal, generation: 1, reversed: false, unreleased: [] }, given, books, months);
		return { journal, posted, told: told(journal, posted.lines) };
	});
	const all = batches.flatMap((batch) => batch.told?.members ?? []);
	const evidence = new Evidence(events, given, chargebee, months);
	await evidence.read(all);
	const explained = () => batches.map((batch) => explain(batch, evidence));
	const first = explained();
	if (!readsPast || first.every(({ ours, agrees }) => !ours || agrees)) return first;
	// What does not agree may have been made of what documents were before: only Chargebee's events tell.
	const unlike = batches.filter((_, i) => first[i]?.ours && !first[i]?.agrees);
	await evidence.readPastOf(unlike.flatMap((batch) => batch.told?.members ?? []));
	return batches.map((batch, i) => (unlike.includes(batch) ? explain(batch, evidence) : (first[i] ?? explain(batch, evidence))));
}

function explain({ journal, posted, told: read }: Read, evidence: Evidence): ExplainedBatch {
	const said = {
		batchNumber: posted.batchNumber,
		status: posted.status,
		transactionDate: posted.transactionDate,
		financialPeriod: posted.financialPeriod,
		currency: posted.currency,
		exchangeRate: posted.exchangeRate,
		description: journal.description ?? '',
	};
	if (!read) {
		const reason = 'Its description does not begin with the number of an entry: it was made by a person or another program, not by booking Chargebee events.';
		return { ...said, ours: false, agrees: false, reason, members: [] };
	}
	const members = read.members.map((member): ExplainedMember => evidence.explain(member, posted, read));
	const ours = members.some(({ key }) => key !== undefined);
	const reason = reasonOf(journal, read, ours);
	return { ...said, ours, agrees: ours && members.every(({ agrees }) => agrees), ...(reason === undefined ? {} : { reason }), members };
}

function reasonOf({ originalBatchNumber, reversingEntry }: VismaJournal, { mark }: ToldBatch, ours: boolean): string | undefined {
	if (!ours) return 'It looks like one of ours, but belongs to no document of this site: it was made for another site, or its document is gone.';
	if (mark === 'WITHDRAWN') return 'It was withdrawn before it was released: nothing of it is booked.';
	if (mark === 'DUPLICATE') return 'Another batch holds the same entry: this one is on hold, and nothing of it is booked.';
	if (reversingEntry === true) return `Visma.net made it out of batch ${originalBatchNumber ?? ''}, which reverses itself on the first day of the next period.`;
	return originalBatchNumber ? `A person reversed batch ${originalBatchNumber} in Visma.net.` : undefined;
}

/** All that is known of the documents of some batches. */
class Evidence {
	private readonly identities = new Map<string, Identity | undefined>();
	private readonly byFamily = new Map<string, Set<LedgerEvent>>();
	private rules: Rules;
	private now: Collected = { entries: [], faults: [], families: new Map(), warnings: [], opening: [] };
	private keys: Record<string, string[]> = {};

	constructor(
		given: readonly LedgerEvent[],
		rules: Rules,
		private readonly chargebee: ChargebeeClient,
		private readonly months: Months,
	) {
		// Lock and horizon say what was posted when, never what an entry is.
		this.rules = { ...rules, horizon: null, firstOpenPeriod: null };
		this.add(given);
	}

	/** Reads what the entries are made of. */
	async read(members: readonly Told[]): Promise<void> {
		const { site } = this.rules;
		for (const member of members) this.identities.set(member.id15, readKey(member, site) ?? this.identified(member));
		const named = [...this.identities.values()].flatMap((identity) => identity?.family ?? []);
		const unknown = members.filter(({ id15 }) => !this.identities.get(id15));
		const guesses = unknown.flatMap(candidates);
		await this.readFamilies([...new Set([...named, ...guesses])]);
		for (const member of unknown) this.identities.set(member.id15, this.identified(member));
		for (const member of unknown.filter(({ id15 }) => !this.identities.get(id15))) await this.search(member);
	}

	/** Reads what documents were before. */
	async readPastOf(members: readonly Told[]): Promise<void> {
		const families = members.flatMap(({ id15 }) => this.identities.get(id15)?.family ?? []);
		const wanted = new Set(families.flatMap((family) => [...linksOf(family, this.eventsOf(family))]));
		this.add(await readPast([...wanted], 0, this.chargebee));
		this.workOut();
	}

	explain(member: Told, posted: PostedBatch, { isForeign, isSummary: isSummed }: ToldBatch): ExplainedMember {
		const identity = this.identities.get(member.id15);
		if (!identity) return { agrees: false, differences: ['No document of this site gives an entry of its number.'] };
		const events = this.eventsOf(identity.family);
		const family = this.now.families.get(identity.family);
		return explainMember(member, identity, { rules: this.rules, events, family, header: posted, isForeign, isSummed });
	}

	private identified(member: Told): Identity | undefined {
		const known = (family: string) => this.keys[family] ?? [];
		return identify(member, candidates(member), { months: this.months.all, site: this.rules.site, known });
	}

	/** The last resort: ids that are longer than what a batch keeps of them are looked for among all documents. */
	private async search(member: Told): Promise<void> {
		const types = [...new Set(candidates(member).map((family) => family.split(':')[1] ?? ''))];
		const families = await searchByReference(types, member.reference, this.chargebee);
		await this.readFamilies(families);
		const known = (family: string) => this.keys[family] ?? [];
		this.identities.set(member.id15, identify(member, families, { months: this.months.all, site: this.rules.site, known }));
	}

	private async readFamilies(families: readonly string[]): Promise<void> {
		const missing = families.filter((family) => !this.byFamily.has(family));
		const listed = missing.filter((family) => /^cb:(ubc|sub):/.test(family));
		const documents = families.filter((family) => /^cb:(inv|cn|txn):/.test(family));
		const read = await readNow(documents, this.chargebee, this.rules);
		this.add(read);
		if (listed.length > 0) this.add(await readPast(listed, 0, this.chargebee));
		const fromCatalog = await attempt(async () => await readCatalog(read, this.chargebee));
		if (!fromCatalog.ok) throw fromCatalog.error;
		this.rules = { ...this.rules, catalog: { ...this.rules.catalog, ...fromCatalog.value } };
		this.workOut();
	}

	private workOut(): void {
		const { traces, ...now } = trace(this.all(), this.rules);
		this.now = now;
		this.keys = groupByFamily([...traces.values()].map(({ entry }) => entry));
	}

	private add(events: readonly LedgerEvent[]): void {
		for (const event of events) {
			for (const family of familiesIn(event)) this.byFamily.set(family, (this.byFamily.get(family) ?? new Set()).add(event));
		}
	}

	private all(): LedgerEvent[] {
		return [...new Set([...this.byFamily.values()].flatMap((events) => [...events]))];
	}

	/** What tells of a family, and of what it cannot be worked out without. */
	private eventsOf(family: string): LedgerEvent[] {
		const own = [...(this.byFamily.get(family) ?? [])];
		const linked = [...linksOf(family, own)].flatMap((link) => [...(this.byFamily.get(link) ?? [])]);
		return [...new Set([...own, ...linked])];
	}
}

const groupByFamily = (entries: Collected['entries']): Record<string, string[]> =>
	Object.fromEntries(Object.entries(groupBy(entries, 'family')).map(([family, some]) => [family, some.map(({ key }) => key)]));
