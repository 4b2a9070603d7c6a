import type { Form } from '../../../lib/chargebee';

/** As many as a person scrolls through, in one call; a longer list is narrowed by typing. */
export const SHOWN = 100;

/** The filter of a picker on a field; none until somebody types. */
export function startingWith(field: string, text: string | undefined): Form {
	return text ? { [`${field}[starts_with]`]: text } : {};
}
