import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { vismaTime } from '../../lib/visma';

/** Minutes: Visma.net does not say in which zone its times are, and a clock change moves them by an hour. */
const DEFAULT_OVERLAP = 120;

/** The time from which on changes are wanted. */
export const modifiedSince = (records: string): INodeProperties => ({
	displayName: 'Modified Since',
	name: 'modifiedSince',
	type: 'dateTime',
	default: '',
	description: `Only ${records} changed at or after this time. Without a time zone it is the company's own time, as Visma.net shows it. Empty for all ${records}.`,
});

export const overlap: INodeProperties = {
	displayName: 'Overlap (Minutes)',
	name: 'overlapMinutes',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: DEFAULT_OVERLAP,
	description:
		'How much earlier than Modified Since to begin, so that changes saved late or around a clock change are not missed. 120 unless set otherwise; records that were read before do no harm to a sync.',
};

/** The field's time as Visma.net's filters take it; undefined when it is empty. */
export function readModifiedSince(
	context: IExecuteFunctions,
	index: number,
	timezone: string,
	overlapMinutes = DEFAULT_OVERLAP,
): string | undefined {
	const value: unknown = context.getNodeParameter('modifiedSince', index, '');
	// The field holds text; an expression may also give a date, as JavaScript or Luxon has it.
	const text = (value instanceof Date ? value.toISOString() : String(value ?? '')).trim();
	return text === '' ? undefined : vismaTime(text, timezone, overlapMinutes);
}
