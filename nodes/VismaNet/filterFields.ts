import type { INodeProperties } from 'n8n-workflow';

import { type TimeBound, vismaTime } from '../../lib/visma';
import { recordLocator } from '../shared/fields';
import { companyDay } from './companyDay';
import { keyIn } from './keyIn';

/** A filter by a record that is chosen from a list. */
export const recordFilter = (options: Omit<Parameters<typeof recordLocator>[0], 'required'>): INodeProperties =>
	recordLocator({ ...options, required: false });

const operators = (word: string) => [
	{ name: 'After', value: '>' },
	{ name: `${word} or After`, value: '>=' },
	{ name: 'Before', value: '<' },
	{ name: `${word} or Before`, value: '<=' },
];
const OPERATORS = { day: operators('On'), time: operators('At') };

/** A filter by a day or a time, with its operator. */
export function boundFilter(displayName: string, name: string, description: string, precision: 'day' | 'time'): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		placeholder: 'Add condition',
		default: {},
		description,
		options: [
			{
				displayName: 'Condition',
				name: precision,
				values: [
					{
						displayName: 'Operator',
						name: 'condition',
						type: 'options',
						default: '>=',
						options: OPERATORS[precision],
					},
					{
						displayName: precision === 'day' ? 'Day' : 'Time',
						name: 'time',
						type: 'dateTime',
						typeOptions: { dateOnly: precision === 'day' },
						default: '',
						description: "Without a time zone it is the company's own time",
					},
				],
			},
		],
	};
}

type Bound = Partial<Record<'condition' | 'time', unknown>>;

/** What a filter field holds, as lib/visma takes it: a bound, rows, the key of a picked record, or the value itself. */
export function readFilter(value: unknown, timezone: string): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	const { day, time, rows } = value as { day?: Bound; time?: Bound; rows?: unknown[] };
	if (rows) return rows;
	if (day) return boundOf(day, (text) => companyDay(text, timezone));
	if (time) return boundOf(time, (text) => vismaTime(text, timezone));
	return '__rl' in value ? keyIn(value) : undefined;
}

function boundOf({ condition, time }: Bound, read: (text: string) => string): TimeBound | undefined {
	const text = time instanceof Date ? time.toISOString() : String(time ?? '').trim();
	return text === '' ? undefined : { condition: condition as TimeBound['condition'], time: read(text) };
}
