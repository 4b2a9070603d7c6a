import { escapeRegExp } from 'lodash';

import { MASK } from './maskFields';

/** One letter is no name, and would be found in every sentence. */
const SHORTEST = 2;

/**
 * Takes personal values out of free text: what an API says of a refused record often quotes the very value that it
 * refuses, in another case too.
 */
export function scrub(text: string, values: Iterable<string>): string {
	const lower = text.toLowerCase();
	const lines = [...values].flatMap((value) => [value, ...value.split(/\r?\n/)]).map((value) => value.trim());
	const quoted = lines.filter((value) => value.length >= SHORTEST && lower.includes(value.toLowerCase()));
	return quoted.sort((a, b) => b.length - a.length).reduce((rest, value) => rest.replace(patternOf(value), MASK), text);
}

const patternOf = (value: string) => new RegExp(`${edge('<', value.at(0))}${escapeRegExp(value)}${edge('', value.at(-1))}`, 'giu');

/** `Bo` is no part of `Book`; beside a value that begins or ends with another sign anything may stand. */
function edge(side: '<' | '', sign: string | undefined): string {
	return sign !== undefined && /[\p{L}\p{N}]/u.test(sign) ? `(?${side}![\\p{L}\\p{N}])` : '';
}
