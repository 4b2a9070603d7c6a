import { groupBy, sortBy } from 'lodash';

import type { Entry, Kind } from '../../../ledger';
import type { AuditRecord, SentRequest } from '../../audit';
import type { Ending } from '../post/step';
import { baseOf } from '../posted/names';
import type { JournalResult } from '../result';
import type { Run } from '../run';
import type { Sources } from './sources';
import { documentOf } from './words';

/** What a result is about. */
export interface About {
	family: string;
	key?: string;
	kind?: Kind;
	entry?: Entry;
	/** `YYYYPP` */
	financialPeriod?: string;
}

/** The key of the entry that a generation or a reversal belongs to. */
const entryOf = (key: string) => baseOf(key.replace(/:rev:\d+$/, ''));

const WIRE_TYPES = {
	invoice: 'invoice',
	creditNote: 'credit_note',
	transaction: 'transaction',
	unbilledCharge: 'unbilled_charge',
	subscription: 'subscription',
	event: 'event',
} as const;

/** The results of a run, one per entry: what was written first stands, whatever a later round finds unchanged. */
export class Report {
	private readonly filed = new Map<string, JournalResult>();
	private readonly places = new Map<string, number>();
	readonly interrupted: AuditRecord[] = [];

	constructor(
		private readonly run: Run,
		private readonly sources: Sources,
	) {}

	/** In the order of the entries; what is none comes last. */
	get results(): JournalResult[] {
		return sortBy([...this.filed.values()], ({ key = '' }) => this.places.get(entryOf(key)) ?? this.places.size);
	}

	/** Puts results into the order of these entries. */
	order(entries: readonly Entry[]): void {
		const byFamily = groupBy(entries, 'family');
		for (const { key } of Object.values(byFamily).flat()) if (!this.places.has(key)) this.places.set(key, this.places.size);
	}

	/** Files how an entry, a document or an event ended. */
	file(about: About, ending: Ending, requests: SentRequest[] = []): void {
		const name = about.key ?? about.family;
		const before = this.filed.get(name);
		const isWritten = before?.outcome === 'created' || before?.outcome === 'updated';
		if (isWritten && ending.outcome === 'unchanged') return;
		const sent = [...(before?.audit.requests ?? []), ...requests];
		this.filed.set(name, this.resultOf(about, ending, sent));
	}

	/** Keeps what was sent for an entry without a result. */
	interrupt(about: About, words: Pick<Ending, 'reason' | 'errorCode'>, requests: SentRequest[]): void {
		const batchNumber = requests.findLast(({ answerId }) => answerId !== undefined)?.answerId;
		this.interrupted.push(this.auditOf(about, { outcome: 'failed', ...words, batchNumber }, requests));
	}

	private resultOf(about: About, ending: Ending, requests: SentRequest[]): JournalResult {
		const { key, kind, entry, family, financialPeriod } = about;
		const { batchNumber, status, ...said } = ending;
		return {
			...said,
			...this.dryRun,
			...documentOf(family),
			...(key === undefined ? {} : { key }),
			...(kind === undefined ? {} : { kind }),
			...(batchNumber === undefined ? {} : { batchNumber }),
			...(status === undefined || status === '' ? {} : { status }),
			...(entry ? { transactionDate: entry.transactionDate, currency: entry.currency, exchangeRate: entry.exchangeRate } : {}),
			...(financialPeriod === undefined ? {} : { financialPeriod }),
			...(entry ? { lines: entry.lines } : {}),
			events: this.sources.of(family).events,
			audit: this.auditOf(about, ending, requests),
		};
	}

	private auditOf({ family }: About, ending: Ending, requests: SentRequest[]): AuditRecord {
		const { documentType, documentId } = documentOf(family);
		const { events, version, ...concerned } = this.sources.of(family);
		const { batchNumber = '', outcome, reason, errorCode } = ending;
		const again = outcome === 'failed' || outcome === 'conflict';
		const record = again ? { record: events.map((index) => this.sources.input[index]) } : {};
		return {
			time: this.run.deps.now(),
			direction: 'chargebee-to-visma',
			source: { system: 'chargebee', type: WIRE_TYPES[documentType], id: documentId, version, ...record },
			target: { system: 'visma.net', type: 'journalTransaction', id: batchNumber },
			...concerned,
			outcome,
			...this.dryRun,
			...(reason === undefined ? {} : { reason }),
			...(errorCode === undefined ? {} : { errorCode }),
			changes: [],
			requests,
			executionId: this.run.deps.executionId,
		};
	}

	/** What a dry run says is no fact: flows must not take it for one, whatever its outcome. */
	private get dryRun(): { dryRun?: true } {
		return this.run.settings.dryRun ? { dryRun: true } : {};
	}
}
