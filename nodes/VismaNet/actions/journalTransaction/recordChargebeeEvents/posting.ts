import type { JournalSettings } from '../../../../../lib/sync/journals/settings';
import { monthOf } from '../../../../shared/month';
import { keyIn } from '../../../keyIn';
import type { Options } from './options';
import type { FormFault } from '../rules/reading/faults';

const MAX_WAIT_SECONDS = 90;

/**
 * How batches are posted.
 *
 * @param horizonOfRules the horizon that rules in JSON may hold, in place of the option
 */
export function readPosting(
	options: Options,
	horizonOfRules: unknown,
	faults: FormFault[],
): Omit<JournalSettings, 'rules' | 'dryRun'> {
	const { numbering = 'manual', afterPosting = 'release', closedPeriods = 'move', reclassify = false } = options;
	return {
		numbering,
		numberLength: whole('Batch Number Length', options.numberLength ?? 15, [12, 15], faults),
		descriptionLength: whole('Description Length', options.descriptionLength ?? 60, [30, 255], faults),
		ledger: keyIn(options.ledger),
		afterPosting,
		horizon: monthIn(keyIn(options.horizon) ?? keyIn(horizonOfRules), faults),
		closedPeriods,
		posting: options.posting ?? 'single',
		onlyPoster: options.onlyPoster ?? false,
		reclassify,
		maxReversals: whole('Max Reversals', options.maxReversals ?? 20, [0, Number.MAX_SAFE_INTEGER], faults),
		releaseBudgetMs: (options.maxWaitSeconds ?? MAX_WAIT_SECONDS) * 1000,
	};
}

/** Expressions may put anything where the form asks for a number. */
function whole(name: string, value: unknown, [least, most]: [number, number], faults: FormFault[]): number {
	const number = Number(value);
	if (Number.isInteger(number) && number >= least && number <= most) return number;
	const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
	faults.push({ place: `Options: ${name}`, message: `It is ${String(value)}.`, remedy: `Choose a whole number ${range}.` });
	return least;
}

/** A month as people or expressions write it: `2026-03`, `202603`, a day of it. */
function monthIn(text: string | undefined, faults: FormFault[]): string | undefined {
	if (text === undefined) return undefined;
	const month = monthOf(text);
	if (month !== undefined) return month;
	faults.push({ place: 'Options: Horizon', message: `"${text}" is no month.`, remedy: 'Write it like 2026-03.' });
	return undefined;
}
