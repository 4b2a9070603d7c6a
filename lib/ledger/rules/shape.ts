import { isObject } from '../wire/json';
import type { Expectation } from './expect';

/** Takes one fault of the rules: where, what, and what to do. */
export type Complain = (path: string, message: string, remedy: string) => void;

/** What each member of an object must be, if it is there. */
export type Shape = Record<string, Expectation>;

/** A value that is there must be as expected. */
export function expect(complain: Complain, path: string, value: unknown, { test, wanted }: Expectation): void {
	if (value !== null && value !== undefined && !test(value)) {
		complain(path, `It is ${JSON.stringify(value)}.`, `It must be ${wanted}.`);
	}
}

/** Each member of an object must be as expected. */
export function expectShape(complain: Complain, path: string, value: unknown, shape: Shape): void {
	if (!isObject(value)) return;
	for (const [name, expectation] of Object.entries(shape)) {
		expect(complain, path ? `${path}.${name}` : name, value[name], expectation);
	}
}

/** For parts where a misspelt name would silently widen or lose a rule. */
export function expectOnly(complain: Complain, path: string, value: unknown, names: readonly string[]): void {
	for (const name of Object.keys(isObject(value) ? value : {})) {
		if (!names.includes(name)) {
			complain(`${path}.${name}`, 'There is no such rule.', `It must be one of ${names.join(', ')}.`);
		}
	}
}

/** Every member of an object must itself be an object, and is then checked. */
export function expectEach(
	complain: Complain,
	path: string,
	value: unknown,
	check: (path: string, row: unknown) => void,
): void {
	for (const [name, row] of Object.entries(isObject(value) ? value : {})) {
		if (row === null || isObject(row)) check(`${path}.${name}`, row ?? {});
		else complain(`${path}.${name}`, `It is ${JSON.stringify(row)}.`, 'It must be an object.');
	}
}
