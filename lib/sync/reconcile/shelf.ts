/** A record of Chargebee, of which the comparison needs parts. */
export interface Held {
	id: string;
	deleted?: boolean;
	/** Milliseconds since the epoch; grows with every change. */
	resource_version?: number;
}

/** State of a record that is not there. */
const ABSENT = 'absent';

/** Tells whether a record changed between two reads. */
export const stateOf = (record: Held | undefined): string => {
	if (!record) return ABSENT;
	return record.deleted ? 'deleted' : `version ${record.resource_version ?? ''}`;
};

/**
 * Chargebee's records by id while Visma.net's pass by, each as text of what is compared: objects would take some five
 * times as much memory.
 */
export class Shelf<Record extends Held> {
	private readonly texts = new Map<string, string>();
	private readonly claimed = new Set<string>();

	get size(): number {
		return this.texts.size;
	}

	put(record: Record): void {
		this.texts.set(record.id, JSON.stringify(record));
	}

	/** The record, also where it is deleted. */
	read(id: string): Record | undefined {
		const text = this.texts.get(id);
		return text === undefined ? undefined : (JSON.parse(text) as Record);
	}

	/** The record, unless it is deleted. */
	current(id: string): Record | undefined {
		const record = this.read(id);
		return record?.deleted ? undefined : record;
	}

	has(id: string): boolean {
		return this.texts.has(id);
	}

	/** Says that records of Visma.net stand for these ids. */
	claim(ids: readonly string[]): void {
		for (const id of ids) this.claimed.add(id);
	}

	/** Ids for which no record of Visma.net stands. */
	unclaimed(): string[] {
		return [...this.texts.keys()].filter((id) => !this.claimed.has(id));
	}
}
