import type { LedgerEvent } from '../../../ledger';
import { idOf, objectsOf, type Json } from '../complete/json';
import { contentOf, familyOf, recordsIn, type Noun } from '../complete/nouns';

/** Where a document comes from. */
export interface Source {
	/** Indices of the input events. */
	events: number[];
	/** Chargebee's resource_version, the highest seen; empty when none is known. */
	version: string;
	/** Chargebee id; absent when none is known. */
	customer?: string;
	subscriptions?: string[];
}

interface Known {
	events: Set<number>;
	version: number;
	customer?: string;
	subscriptions: Set<string>;
}

/** Which input events hold which document. */
export class Sources {
	private readonly known = new Map<string, Known>();
	private readonly bySubscription = new Map<string, Set<number>>();
	/** Events by the name that they have where they hold no document. */
	private readonly byName = new Map<string, number[]>();

	/** @param nouns what carries money */
	constructor(
		readonly input: readonly LedgerEvent[],
		private readonly nouns: readonly Noun[],
	) {
		input.forEach((event, index) => {
			const name = this.nameOf(index);
			this.byName.set(name, [...(this.byName.get(name) ?? []), index]);
			for (const id of objectsOf(contentOf(event).subscription).map((one) => String(one.id))) {
				this.bySubscription.set(id, (this.bySubscription.get(id) ?? new Set()).add(index));
			}
			this.note(event, index);
		});
	}

	/** Notes documents that were read since: no input event holds them, but they tell versions and subscriptions. */
	add(events: readonly LedgerEvent[]): void {
		for (const event of events) this.note(event, undefined);
	}

	/**
	 * Where a document comes from: the events that hold it, else those of its subscriptions, else all, since one of them
	 * led to it.
	 */
	of(family: string): Source {
		const named = this.byName.get(family);
		if (named) return { events: named, version: '' };
		const { events, version, customer, subscriptions } = this.known.get(family) ?? nothing();
		const related = [...subscriptions].flatMap((id) => [...(this.bySubscription.get(id) ?? [])]);
		const indices = [[...events], [...new Set(related)], [...this.input.keys()]].find((list) => list.length > 0) ?? [];
		return {
			events: indices.sort((a, b) => a - b),
			version: version === 0 ? '' : String(version),
			...(customer === undefined ? {} : { customer }),
			...(subscriptions.size > 0 ? { subscriptions: [...subscriptions] } : {}),
		};
	}

	/** `event ev_1`: what an event is called that is no document, nor holds one. */
	nameOf(index: number): string {
		return `event ${this.input[index]?.id ?? index + 1}`;
	}

	/** Whether an input event holds the document. */
	holds(family: string): boolean {
		return (this.known.get(family)?.events.size ?? 0) > 0;
	}

	/** Indices of the input events that hold no document at all. */
	get empty(): number[] {
		const full = new Set([...this.known.values()].flatMap(({ events }) => [...events]));
		return [...this.input.keys()].filter((index) => !full.has(index));
	}

	private note(event: LedgerEvent, index: number | undefined): void {
		for (const noun of this.nouns) {
			for (const record of recordsIn(event, noun)) this.noteRecord(familyOf(noun, String(record.id)), record, index);
		}
	}

	private noteRecord(family: string, record: Json, index: number | undefined): void {
		const known = this.known.get(family) ?? nothing();
		known.customer ??= idOf(record.customer_id);
		if (index !== undefined) known.events.add(index);
		known.version = Math.max(known.version, Number(record.resource_version ?? 0) || 0);
		for (const { subscription_id: id } of [record, ...objectsOf(record.line_items)]) {
			if (typeof id === 'string') known.subscriptions.add(id);
		}
		this.known.set(family, known);
	}
}

const nothing = (): Known => ({ events: new Set(), version: 0, subscriptions: new Set() });
