import { type EnsuredJournal, isReleased } from '../../../../../lib/visma';
import type { Written } from '../../../writeEach';

/** How the creation of a batch ended, before any release. */
export function ending(ensured: EnsuredJournal): Written {
	const { batchNumber: number } = ensured;
	switch (ensured.state) {
		case 'created':
			return { outcome: 'created', number, released: false, sent: sentOf(ensured) };
		case 'existing':
			return { outcome: 'unchanged', number, released: isReleased(ensured.journal), sent: { attempts: 1 } };
		case 'taken':
			return {
				outcome: 'conflict',
				number,
				released: isReleased(ensured.journal),
				sent: { attempts: 1 },
				reason: 'The number belongs to another batch in Visma.net. Nothing was written: choose another number.',
				errorCode: 'visma-number-taken',
			};
		case 'number-ignored':
			return {
				outcome: 'failed',
				number,
				released: false,
				sent: sentOf(ensured),
				reason:
					`Visma.net ignored the number and created the batch as ${number}, which was not released. ` +
					'Tick "Allow manual numbering on imports" on the number series, or leave the number out; do not retry, it would create another batch.',
				errorCode: 'visma-number-ignored',
			};
	}
}

const sentOf = ({ attempts, batchNumber }: { attempts: number; batchNumber: string }) => ({
	attempts,
	status: 201,
	answerId: batchNumber,
});
