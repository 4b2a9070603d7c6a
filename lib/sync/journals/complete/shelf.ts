import { attempt } from '../../../attempt';
import {
	ChargebeeError,
	findById,
	getCreditNote,
	getInvoice,
	getSubscription,
	getTransaction,
	listCreditNotes,
	listInvoices,
	listSubscriptions,
	listTransactions,
	type ChargebeeClient,
	type Form,
} from '../../../chargebee';
import type { LedgerEvent } from '../../../ledger';
import { carrierOf, deletionOf } from './carrier';
import { familyOf, recordsIn, type Noun, type ReadableNoun } from './nouns';
import type { Json } from './json';

type Read = { id: string; deleted?: boolean };

interface Calls {
	get(client: ChargebeeClient, id: string): Promise<Read>;
	list(client: ChargebeeClient, filter: Form): Promise<Read[]>;
}

const calls: Record<ReadableNoun, Calls> = {
	invoice: { get: getInvoice, list: listInvoices },
	creditNote: { get: getCreditNote, list: listCreditNotes },
	transaction: { get: getTransaction, list: listTransactions },
	subscription: { get: getSubscription, list: listSubscriptions },
};

/** What was read from Chargebee in one call of ours, each record once, as events that carry it. */
export class Shelf {
	private readonly carriers = new Map<string, LedgerEvent>();

	constructor(private readonly client: ChargebeeClient) {}

	put(noun: Noun, record: Read): void {
		this.carriers.set(familyOf(noun, record.id), carrierOf(noun, record));
	}

	/** Reads the documents that are not here yet: one by its own call, several by lists of 100. */
	async read(noun: ReadableNoun, ids: readonly string[]): Promise<void> {
		const missing = [...new Set(ids)].filter((id) => !this.carriers.has(familyOf(noun, id)));
		if (missing.length === 1) return await this.readOne(noun, missing.join());
		// Deleted documents show in lists that ask for them, and nowhere else.
		const found = await findById(missing, async (filter) =>
			await calls[noun].list(this.client, { ...filter, include_deleted: true }),
		);
		for (const id of missing) {
			const record = found.get(id);
			if (record) this.put(noun, record);
			else await this.readOne(noun, id);
		}
	}

	/** The documents of a noun that are here; deleted ones hold nothing but their ID. */
	records(noun: Noun): Json[] {
		return [...this.carriers.values()].flatMap((carrier) => recordsIn(carrier, noun));
	}

	/** The carriers in the order of their families, so that the order of answers never shows. */
	events(): LedgerEvent[] {
		return [...this.carriers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, carrier]) => carrier);
	}

	families(): string[] {
		return [...this.carriers.keys()];
	}

	private async readOne(noun: ReadableNoun, id: string): Promise<void> {
		const answer = await attempt(async () => await calls[noun].get(this.client, id));
		if (answer.ok) this.put(noun, answer.value);
		else if (isGone(answer.error)) this.carriers.set(familyOf(noun, id), deletionOf(noun, id));
		else throw answer.error;
	}
}

/** Only Chargebee's own word that there is no such document; a wrong site or a proxy answers 404 too. */
function isGone(error: unknown): boolean {
	return error instanceof ChargebeeError && error.status === 404 && error.apiErrorCode === 'resource_not_found';
}
