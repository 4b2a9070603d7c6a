import type { Explanation } from '../../http';
import { MAX_ID_LENGTH } from './identity';

/** Visma customer number -> Chargebee customer id; undefined for a customer that is held back. */
export type CustomerLinks = ReadonlyMap<string, string | undefined>;

/** Stands in the place of an id: nothing is written for this customer until somebody decides. */
export const HELD_BACK = '-';

/** The number, `=` or the tab of a spreadsheet, the id; a remark behind `#`. */
const LINE = /^([^=\t]*?)\s*[=\t]\s*(.*)$/;
const REMARK = /(^|\s)#.*$/;

/**
 * Reads the lines that say which Chargebee customers Visma.net customers are: `10001 = AzZ9x` each.
 *
 * @returns the links, or what is wrong with which lines
 */
export function parseLinks(text: string): { links: CustomerLinks } | { fault: Explanation } {
	const links = new Map<string, string | undefined>();
	const seenAt = new Map<string, number>();
	const owners = new Map<string, string>();
	const faults: string[] = [];
	for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
		const line = raw.replace(REMARK, '').trim();
		if (line === '') continue;
		const [, number = '', id = ''] = LINE.exec(line) ?? [];
		const owner = owners.get(id);
		const fault = faultIn(line, number, id) ?? doubled(number, seenAt.get(number)) ?? shared(id, owner);
		if (fault !== undefined) {
			faults.push(`line ${index + 1}: ${fault}`);
			continue;
		}
		seenAt.set(number, index + 1);
		if (id !== HELD_BACK) owners.set(id, number);
		links.set(number, id === HELD_BACK ? undefined : id);
	}
	return faults.length > 0 ? { fault: invalid(faults) } : { links };
}

function faultIn(line: string, number: string, id: string): string | undefined {
	if (number === '' || id === '') return `"${line}" is not a Visma.net customer number, =, and a Chargebee customer ID`;
	if (/\s/.test(id)) return `"${id}" holds a space, and a Chargebee customer ID has none`;
	return [...id].length > MAX_ID_LENGTH ? `"${id}" is longer than the ${MAX_ID_LENGTH} characters of a Chargebee customer ID` : undefined;
}

const doubled = (number: string, line: number | undefined) =>
	line === undefined ? undefined : `customer ${number} is on line ${line} already`;

const shared = (id: string, owner: string | undefined) =>
	owner === undefined || id === HELD_BACK ? undefined : `${id} is customer ${owner} already`;

/** More than a person mends at once is not read. */
const SHOWN = 20;

function invalid(faults: string[]): Explanation {
	const more = faults.length > SHOWN ? `; and ${faults.length - SHOWN} more lines` : '';
	return {
		message: `Linked Customers of the Chargebee credential cannot be used: ${faults.slice(0, SHOWN).join('; ')}${more}`,
		remedy: 'Correct these lines in the credential, one like 10001 = AzZ9x for each customer. Nothing was written.',
		code: 'linked-customers-invalid',
	};
}
