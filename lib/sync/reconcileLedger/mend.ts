import { pointerTo } from '../journals/complete/carrier';
import { contentKey, familyOf, readFamily, recordsIn, type Noun } from '../journals/complete/nouns';
import type { MonthEndItem } from '../monthEnd';
import type { LedgerMend } from './difference';
import type { Study } from './study';

const NOUNS: readonly Noun[] = ['invoice', 'creditNote', 'transaction', 'charge', 'subscription'];

/** What would mend differences: an item for *Record Chargebee Events*, or a person. */
export class Mender {
	private readonly items = new Map<string, MonthEndItem>();
	/** Keys that booking would post, release or take back. */
	private readonly booked: ReadonlySet<string>;
	private readonly horizon: string;

	constructor({ items, plan: { post, reverse, withdraw, release }, to }: Study) {
		this.horizon = to;
		for (const item of items) {
			this.items.set(item.family, item);
			for (const event of item.events) {
				for (const noun of NOUNS) {
					for (const { id } of recordsIn(event, noun)) this.items.set(familyOf(noun, String(id)), item);
				}
			}
		}
		const base = (key: string) => key.replace(/(?::rev:\d+|#\d+)$/, '');
		this.booked = new Set([...post, ...reverse, ...withdraw, ...release].map(({ key }) => base(key)));
	}

	/** Whether *Record Chargebee Events* would see to an entry by itself, given its document now. */
	isBooked(key: string): boolean {
		return this.booked.has(key);
	}

	/** Books what is missing of a document, and takes back what is not wanted of it. */
	byBooking(family: string, remedy: string): LedgerMend {
		const events = this.items.get(family)?.events ?? pointersTo(family);
		const input = events.length > 0 ? { input: { events, horizon: this.horizon } } : {};
		return { safe: events.length > 0, node: 'Visma.net ERP', resource: 'journalTransaction', operation: 'recordChargebeeEvents', remedy, ...input };
	}

	byHand(remedy: string): LedgerMend {
		return { safe: false, node: 'Visma.net ERP', resource: 'journalTransaction', operation: '', remedy };
	}
}

function pointersTo(family: string): object[] {
	const read = readFamily(family);
	if (!read) return [];
	const { noun, id } = read;
	if (noun === 'charge') return [];
	if (noun === 'subscription') return [{ id: `named ${family}`, event_type: 'document_read', content: { [contentKey(noun)]: { id } } }];
	return [pointerTo(noun, { id })];
}
