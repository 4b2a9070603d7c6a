/** What a list of Chargebee's can be asked about a field, in its own words for conditions. */
export const CONDITIONS = {
	is: 'Is',
	is_not: 'Is Not',
	starts_with: 'Starts With',
	in: 'Is Any Of',
	not_in: 'Is None Of',
	lt: 'Is Less Than',
	lte: 'Is at Most',
	gt: 'Is More Than',
	gte: 'Is at Least',
	after: 'Is After',
	before: 'Is Before',
	on: 'Is On',
	between: 'Is Between',
	present: 'Is Present',
	absent: 'Is Absent',
} as const;

export type Condition = keyof typeof CONDITIONS;

/** How the value of a filter is entered. */
export type ValueType = 'text' | 'choices' | 'flag' | 'number' | 'time';

const PRESENCE: Condition[] = ['present', 'absent'];
const ID: Condition[] = ['is', 'is_not', 'starts_with', 'in', 'not_in'];
const NUMBER: Condition[] = ['is', 'is_not', 'lt', 'lte', 'gt', 'gte', 'between'];
const TIME: Condition[] = ['after', 'before', 'on', 'between'];

/**
 * Kinds of fields with their conditions; the first one is offered first. One choice is a list of one, so that choices
 * need no conditions for single values.
 */
export const KINDS = {
	id: { type: 'text', conditions: ID },
	optionalId: { type: 'text', conditions: [...ID, ...PRESENCE] },
	text: { type: 'text', conditions: ['is', 'is_not', 'starts_with', ...PRESENCE] },
	relation: { type: 'text', conditions: ['is', 'is_not', 'starts_with'] },
	word: { type: 'text', conditions: ['is', 'is_not', 'in', 'not_in'] },
	exact: { type: 'text', conditions: ['is'] },
	optionalExact: { type: 'text', conditions: ['is', ...PRESENCE] },
	choice: { type: 'choices', conditions: ['in', 'not_in'] },
	optionalChoice: { type: 'choices', conditions: ['in', 'not_in', ...PRESENCE] },
	flag: { type: 'flag', conditions: ['is'] },
	time: { type: 'time', conditions: TIME },
	optionalTime: { type: 'time', conditions: [...TIME, ...PRESENCE] },
	number: { type: 'number', conditions: NUMBER },
	optionalNumber: { type: 'number', conditions: [...NUMBER, ...PRESENCE] },
} as const satisfies Record<string, { type: ValueType; conditions: Condition[] }>;

export type Kind = keyof typeof KINDS;

/** A field that a list can be filtered by. */
export interface Filter {
	/** `Customer ID` */
	name: string;
	/** Chargebee's name of the field: `customer_id`, `relationship[parent_id]`. */
	field: string;
	kind: Kind;
	/** Chargebee's values of a `choice`. */
	choices?: readonly string[];
}
