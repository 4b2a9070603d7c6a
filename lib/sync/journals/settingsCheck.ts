import { checkRules, type Fault, LedgerError } from '../../ledger';
import { SHORTEST_DESCRIPTION } from './posted/signature';
import type { JournalSettings } from './settings';

/**
 * Examines rules and settings before anything is read or written.
 *
 * @returns what is merely odd about the rules
 * @throws LedgerError that lists every fault
 */
export function checkSettings({ rules, descriptionLength, numbering, numberLength, horizon, posting, onlyPoster }: JournalSettings): string[] {
	const { faults, warnings } = checkRules(rules);
	const complain = (rule: string, message: string, remedy: string): Fault => ({
		code: 'rules-invalid',
		document: 'rules',
		rule,
		message: `${rule}: ${message}`,
		remedy,
	});
	const settings: Fault[] = [];
	if (!Number.isInteger(descriptionLength) || descriptionLength < SHORTEST_DESCRIPTION) {
		const message = `${descriptionLength} characters do not hold what identifies a batch.`;
		settings.push(complain('descriptionLength', message, `Give at least ${SHORTEST_DESCRIPTION}.`));
	}
	if (numbering === 'manual' && (!Number.isInteger(numberLength) || numberLength < 12 || numberLength > 15)) {
		settings.push(complain('numberLength', `A batch number has 12 to 15 characters, not ${numberLength}.`, 'Correct it.'));
	}
	// Two runs could put one entry into two batches, and Visma would take both.
	if (posting === 'summary' && numbering === 'search' && !onlyPoster) {
		const message = 'Under numbers that Visma.net gives, summaries are safe only where a single run posts at a time.';
		settings.push(complain('posting', message, 'See to that and switch Only Poster on, or post single batches.'));
	}
	if (horizon !== undefined && !/^\d{4}(0[1-9]|1[0-2])$/.test(horizon)) {
		settings.push(complain('horizon', `"${horizon}" is no month.`, 'Write it like 202601.'));
	}
	if (faults.length + settings.length > 0) throw new LedgerError([...faults, ...settings]);
	return warnings;
}
