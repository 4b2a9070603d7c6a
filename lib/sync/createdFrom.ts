const STARTS = 'Created from Chargebee';
const CREATED = new RegExp(`^${STARTS} cb:(?:inv|cn):(.+?)(?::void)?$`, 'm');

/**
 * The note on a document in Visma.net that was created from one of Chargebee: mirrored back it would be there twice.
 *
 * @param key `cb:inv:<id>`; `cb:inv:<id>:void` of what takes one back
 */
export const createdNote = (key: string) => `${STARTS} ${key}`;

/** The id in Chargebee of the document that a note says it was created from; undefined when it says nothing of the kind. */
export const createdFrom = (note: string | null | undefined): string | undefined => CREATED.exec(note ?? '')?.[1];
