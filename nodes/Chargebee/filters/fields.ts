import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { type Condition, CONDITIONS, type Filter, type Kind, KINDS, type ValueType } from './kinds';
import { words } from './words';

const byName = (options: INodePropertyOptions[]) => options.sort((a, b) => a.name.localeCompare(b.name));

const shown = (fields: readonly Filter[], conditions?: readonly Condition[]): { displayOptions: IDisplayOptions } => ({
	displayOptions: {
		show: { field: fields.map(({ field }) => field), ...(conditions ? { condition: [...conditions] } : {}) },
	},
});

const typeOf = ({ kind }: Filter): ValueType => KINDS[kind].type;

/** The conditions of each kind among the filters. A flag has no choice of conditions. */
function conditionFields(filters: readonly Filter[]): INodeProperties[] {
	const kinds = [...new Set(filters.map(({ kind }) => kind))].filter((kind) => kind !== 'flag');
	return kinds.map((kind: Kind) => {
		const conditions: readonly Condition[] = KINDS[kind].conditions;
		const [first] = conditions;
		return {
			displayName: 'Condition',
			name: 'condition',
			type: 'options',
			default: `${first}`,
			options: conditions.map((condition) => ({ name: CONDITIONS[condition], value: condition })),
			...shown(filters.filter((filter) => filter.kind === kind)),
		};
	});
}

/** The field for choices of one filter: each has values of its own. */
function choiceField(filter: Filter): INodeProperties {
	return {
		displayName: 'Values',
		name: 'values',
		type: 'multiOptions',
		default: [],
		options: byName((filter.choices ?? []).map((value) => ({ name: words(value), value }))),
		description: 'Without any the filter is left out',
		...shown([filter], ['in', 'not_in']),
	};
}

const NUMBERS = KINDS.number.conditions;
const TIMES = KINDS.time.conditions;

const valueFields: Record<Exclude<ValueType, 'choices'>, Array<[field: INodeProperties, conditions?: readonly Condition[]]>> = {
	text: [
		[
			{
				displayName: 'Value',
				name: 'value',
				type: 'string',
				default: '',
				description: 'Several values for Is Any Of and Is None Of are separated by commas. Empty leaves the filter out.',
			},
			KINDS.id.conditions,
		],
	],
	flag: [
		[{ displayName: 'Value', name: 'flag', type: 'boolean', default: true, description: 'Whether the field is set' }],
	],
	number: [
		[
			{
				displayName: 'Number',
				name: 'number',
				type: 'number',
				default: 0,
				description: 'Amounts are in the minor units of the currency: 100.00 is 10000',
			},
			NUMBERS,
		],
		[
			{ displayName: 'Up To', name: 'upTo', type: 'number', default: 0, description: 'The greatest number that fits' },
			['between'],
		],
	],
	time: [
		[
			{
				displayName: 'Time',
				name: 'time',
				type: 'dateTime',
				default: '',
				description: "Without a time zone it is the site's own time. Empty leaves the filter out.",
			},
			TIMES,
		],
		[
			{ displayName: 'Until', name: 'until', type: 'dateTime', default: '', description: 'The last time that fits' },
			['between'],
		],
	],
};

function valueFieldsOf(filters: readonly Filter[]): INodeProperties[] {
	const plain = (['text', 'flag', 'number', 'time'] as const).flatMap((type) => {
		const fields = filters.filter((filter) => typeOf(filter) === type);
		if (fields.length === 0) return [];
		return valueFields[type].map(([property, conditions]) => ({ ...property, ...shown(fields, conditions) }));
	});
	return [...plain, ...filters.filter((filter) => typeOf(filter) === 'choices').map(choiceField)];
}

/** The table of filters: each row chooses a field, a condition and a value. All rows have to fit. */
export function filterField(filters: readonly Filter[]): INodeProperties {
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add filter',
		default: {},
		description: 'Only records that fit all of these. Without any, all records, old ones too.',
		options: [
			{
				displayName: 'Filter',
				name: 'filter',
				values: [
					{
						displayName: 'Field',
						name: 'field',
						type: 'options',
						noDataExpression: true,
						default: `${filters[0]?.field}`,
						options: byName(filters.map(({ name, field }) => ({ name, value: field }))),
					},
					...conditionFields(filters),
					...valueFieldsOf(filters),
				],
			},
		],
	};
}
