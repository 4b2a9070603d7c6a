import { DateTime } from 'luxon';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { Rules } from '../../../../../lib/ledger';
import type { JournalSettings } from '../../../../../lib/sync/journals';
import { lastPeriod } from '../../../../../lib/sync/monthEnd';
import type { SiteCredential } from '../../../../Chargebee/site';
import { monthOf } from '../../../../shared/month';
import { readPosting } from '../recordChargebeeEvents/posting';
import { readRules } from './read';
import { type FormFault, faultsError } from './reading/faults';
import type { Places } from './reading/places';

/** How the books are kept that an operation looks into; it writes nothing. */
export interface Books {
	settings: JournalSettings;
	places: Places;
	/** The month that a field names, `YYYYMM`; undefined when the field is empty. */
	month(name: string): string | undefined;
	/** The last month that is over, in the time of the site. */
	lastMonth: string;
}

/**
 * Reads the rules, and how batches are named, found and placed under them.
 *
 * @param months fields that hold months, by the name of their parameter
 * @throws ExplainedError that lists everything that is wrong with them, each with its place in the form
 */
export function readBooks(context: IExecuteFunctions, credential: SiteCredential, months: Record<string, string>): Books {
	const { rules, places, faults, options } = readRules(context, credential);
	const posting = readPosting({ ...options, maxReversals: undefined, horizon: undefined }, undefined, faults);
	const read = new Map(Object.entries(months).map(([name, field]) => [name, monthIn(context.getNodeParameter(name, 0, ''), field, faults)]));
	if (!rules || faults.length > 0) throw faultsError(faults);
	return {
		settings: { ...posting, rules: withoutHorizon(rules), dryRun: true },
		places,
		month: (name) => read.get(name),
		lastMonth: lastPeriod(DateTime.now().toMillis(), rules.timeZone),
	};
}

const withoutHorizon = (rules: Rules): Rules => ({ ...rules, horizon: null });

function monthIn(value: unknown, field: string, faults: FormFault[]): string | undefined {
	const text = String(value ?? '').trim();
	if (text === '') return undefined;
	const month = monthOf(text);
	if (month === undefined) faults.push({ place: field, message: `"${text}" is no month.`, remedy: 'Write it like 2026-03.' });
	return month;
}
