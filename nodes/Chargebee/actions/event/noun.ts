import type { ReadNoun } from '../../readOperations';

/** Not simplified: what an event is for is its content. */
export const NOUN: ReadNoun = {
	resource: 'event',
	one: 'Event',
	many: 'events',
};
