import type { Fault } from '../fault';
import type { LedgerEvent } from '../types/event';
import { isObject, objectsOf, secondsOf, textOf, type Json } from './json';

/** An event read defensively. */
export interface Occurrence {
	id: string;
	type: string;
	/** Unix seconds; undefined when the event does not say when it happened. */
	at: number | undefined;
	content: Json;
}

/** Hands every event that is one to `take`; those that are none are given as faults. */
export function readEvents(events: readonly LedgerEvent[], take: (event: Occurrence) => void): Fault[] {
	const faults: Fault[] = [];
	events.forEach((event: unknown, index) => {
		const content = isObject(event) ? (event.content ?? {}) : undefined;
		if (!isObject(event) || !isObject(content)) {
			faults.push(unreadable(`event ${index + 1}`, 'It is no Chargebee event.'));
			return;
		}
		take({
			id: textOf(event.id) ?? '',
			type: textOf(event.event_type) ?? '',
			at: secondsOf(event.occurred_at),
			content,
		});
	});
	return faults;
}

/** The fault of an event, or of something in it, that nobody can tell the meaning of. */
export function unreadable(document: string, message: string): Fault {
	return { code: 'event-unreadable', document, message, remedy: 'Read the event again from Chargebee.' };
}

/** The objects of an event's content under any of some names. */
export function contentOf({ content }: Occurrence, names: readonly string[]): Json[] {
	return names.flatMap((name) => (content[name] === undefined ? [] : objectsOf(content[name])));
}
