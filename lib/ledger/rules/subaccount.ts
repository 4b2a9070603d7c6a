/** Segment values by segment id. */
export type Segments = ReadonlyMap<string, string>;

/** Reads `1=10,2=NO`; undefined when the text is no such list or names a segment twice. */
export function parseSubaccount(text: string): Segments | undefined {
	const segments = new Map<string, string>();
	for (const part of text.split(',')) {
		const match = /^\s*(\d{1,9})=(.+?)\s*$/.exec(part);
		const [, id = '', value = ''] = match ?? [];
		if (!match || segments.has(id)) return undefined;
		segments.set(id, value);
	}
	return segments;
}

/** Writes segments in the order of their ids, or null when there are none. */
export function formatSubaccount(segments: Segments): string | null {
	if (segments.size === 0) return null;
	const ids = [...segments.keys()].sort((a, b) => Number(a) - Number(b));
	return ids.map((id) => `${id}=${segments.get(id)}`).join(',');
}
