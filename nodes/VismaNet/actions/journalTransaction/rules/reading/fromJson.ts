import { isPlainObject } from 'lodash';

import type { OwnRules } from './fromTables';
import type { FormFault } from './faults';

/** The rules as JSON holds them; what is no object is a fault. */
export function fromJson(value: unknown, faults: FormFault[]): OwnRules | undefined {
	const rules: unknown = typeof value === 'string' ? parsed(value) : value;
	if (isPlainObject(rules)) return rules as OwnRules;
	faults.push({ place: 'Rules', message: 'They are no JSON object.', remedy: 'Write them as {"baseCurrency": "SEK", ...}.' });
	return undefined;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
