import type { RecordKind } from './recordKind';
import type { Written } from './writeEach';

/** How a record that was to be created stands now, as lib/visma says it. */
interface Ensured {
	state: 'created' | 'existing' | 'taken' | 'number-ignored';
	number: string;
	/** Absent where nothing was created. */
	attempts?: number;
}

/**
 * How the creation of a record ended, before any release.
 *
 * @param taken what to say when another record has the number
 * @param wasReleased whether the one that is there is released; undefined for what is never released
 */
export function ensureEnding({ noun }: RecordKind, { state, number, attempts = 1 }: Ensured, taken: string, wasReleased?: boolean): Written {
	const canRelease = wasReleased !== undefined;
	const before = { number, ...(canRelease ? { released: wasReleased } : {}), sent: { attempts } };
	const made = { number, ...(canRelease ? { released: false } : {}), sent: { attempts, status: 201, answerId: number } };
	switch (state) {
		case 'created':
			return { outcome: 'created', ...made };
		case 'existing':
			return { outcome: 'unchanged', ...before };
		case 'taken':
			return { outcome: 'conflict', ...before, reason: taken, errorCode: 'visma-number-taken' };
		case 'number-ignored':
			return {
				outcome: 'failed',
				...made,
				reason:
					`Visma.net ignored the number and created the ${noun.toLowerCase()} as ${number}${canRelease ? ', which was not released' : ''}. ` +
					'Tick "Allow manual numbering on imports" on the number series, or leave the number out; do not retry, it would create another one.',
				errorCode: 'visma-number-ignored',
			};
	}
}
