import type { Update } from '../../lib/visma';
import type { Written } from './writeEach';

/** How an update ended, with both sides where somebody else was there first. */
export function updateEnding<T>(noun: string, number: string, update: Update<T>): Written {
	switch (update.state) {
		case 'updated':
			return { outcome: 'updated', number, changes: update.changes, sent: { attempts: update.attempts, status: 204 } };
		case 'unchanged':
			return { outcome: 'unchanged', number, changes: [] };
		case 'changed-meanwhile':
			return {
				outcome: 'conflict',
				number,
				changes: update.changes,
				reason:
					`${noun} ${number} was changed in Visma.net since it was read. Nothing was written: ` +
					'compare the fields that would change with what it is now, then run the item again with its new Row Version.',
				errorCode: 'visma-changed-meanwhile',
				now: update.record,
			};
	}
}
