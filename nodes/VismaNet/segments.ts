/** A type and no interface, since those fit no index signature. */
type Segment = { segmentId: number; segmentValue: string };

/** Segment values as text: `1=10,2=NO`. */
export const segmentsText = (segments: Array<{ segmentId?: number | null; segmentValue?: string | null }>) =>
	segments.map(({ segmentId, segmentValue }) => `${segmentId}=${segmentValue}`).join(',');

/**
 * Segment values from text such as `1=10, 2=NO`.
 *
 * @throws RangeError when it is written otherwise
 */
export function readSegments(text: string): Segment[] | undefined {
	if (text.trim() === '') return undefined;
	return text.split(',').map((part) => {
		const [, id, value] = /^\s*(\d+)\s*=\s*(\S+)\s*$/.exec(part) ?? [];
		if (id === undefined || value === undefined) {
			throw new RangeError(`"${text}" names no subaccount: write segment and value, like 1=10, 2=NO`);
		}
		return { segmentId: Number(id), segmentValue: value };
	});
}
