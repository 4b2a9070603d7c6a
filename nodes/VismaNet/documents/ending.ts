import { type DocumentKind, type EnsuredDocument, isReleasedDocument } from '../../../lib/visma';
import type { Written } from '../writeEach';

/** How the creation of a document ended, before any release. */
export function ending({ noun }: DocumentKind, ensured: EnsuredDocument): Written {
	const { number } = ensured;
	switch (ensured.state) {
		case 'created':
			return { outcome: 'created', number, released: false, sent: sentOf(ensured) };
		case 'existing':
			return { outcome: 'unchanged', number, released: isReleasedDocument(ensured.document), sent: { attempts: 1 } };
		case 'taken':
			return {
				outcome: 'conflict',
				number,
				released: isReleasedDocument(ensured.document),
				sent: { attempts: 1 },
				reason: `${noun} ${number} in Visma.net has this number or reference, and is another one. Nothing was written: choose another number or reference.`,
				errorCode: 'visma-number-taken',
			};
		case 'number-ignored':
			return {
				outcome: 'failed',
				number,
				released: false,
				sent: sentOf(ensured),
				reason:
					`Visma.net ignored the number and created it as ${number}, which was not released. ` +
					'Tick "Allow manual numbering on imports" on the number series, or leave the number out; do not retry, it would create another one.',
				errorCode: 'visma-number-ignored',
			};
	}
}

const sentOf = ({ attempts, number }: { attempts: number; number: string }) => ({ attempts, status: 201, answerId: number });
