import { isEqual } from 'lodash';

import type { Cutover, Rules } from '../../../../../../lib/ledger';
import { dayIn } from '../../../../day';
import type { FormFault } from './faults';
import type { OwnRules } from './fromTables';
import type { Places } from './places';

/** What is the same in every flow of a company, or decided outside of the rules. */
export type GivenRules = Pick<Rules, 'site' | 'timeZone' | 'invoiceIdPrefix' | 'cutover'>;

const CUTOVER = 'Cut-Over Date';
const GIVEN: Record<keyof GivenRules, string> = {
	site: 'Chargebee credential: Site',
	timeZone: 'Chargebee credential: Site Time Zone',
	invoiceIdPrefix: 'Chargebee credential: Invoice ID Prefix',
	cutover: CUTOVER,
};

/** Rules made complete; those in JSON may repeat what is given, but not say otherwise. */
export function complete(own: OwnRules, given: GivenRules, places: Places, faults: FormFault[]): Rules {
	for (const [path, words] of Object.entries(GIVEN)) places.add(path, words);
	places.add('ledger', 'Options: Ledger');
	places.add('cutover.date', CUTOVER);
	places.add('cutover.mode', 'Options: Documents Before the Cut-Over');
	for (const name of Object.keys(GIVEN) as Array<keyof GivenRules>) {
		const said: unknown = (own as Partial<Rules>)[name] ?? undefined;
		if (said === undefined || isEqual(said, given[name])) continue;
		faults.push({
			place: `Rules: ${name}`,
			message: `It is ${JSON.stringify(said)}, and ${GIVEN[name]} gives ${JSON.stringify(given[name])}.`,
			remedy: 'Take it out of the rules.',
		});
	}
	return { ...own, ...given };
}

/** The cut-over; a company that has not decided on its day must not post. */
export function cutoverIn(value: unknown, mode: Cutover['mode'], zone: string, faults: FormFault[]): Cutover | undefined {
	const text = value instanceof Date ? value.toISOString() : String(value ?? '').trim();
	// With an unknown zone no day can be read; that zone is a fault of its own.
	const date = dayIn(text, zone) ?? dayIn(text, 'UTC');
	if (date !== undefined) return { date, ...(mode === undefined ? {} : { mode }) };
	const message = text === '' ? 'It is empty.' : `"${text}" is no date.`;
	const remedy = 'Choose the day from which on documents are booked by this node, the first day of a month at best.';
	faults.push({ place: CUTOVER, message, remedy });
	return undefined;
}
