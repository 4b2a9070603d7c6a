import type { EnsuredCustomer } from '../../../../../lib/visma';
import type { Written } from '../../../writeEach';

/** How the creation of a customer ended. */
export function ending(ensured: EnsuredCustomer): Written {
	const { number } = ensured;
	switch (ensured.state) {
		case 'created':
			return { outcome: 'created', number, sent: sentOf(ensured) };
		case 'existing':
			return { outcome: 'unchanged', number, sent: { attempts: 1 } };
		case 'taken':
			return {
				outcome: 'conflict',
				number,
				sent: { attempts: 1 },
				reason: `Customer ${number} is in Visma.net already, and differs. Nothing was written: use Create or Update to change it, or choose another number.`,
				errorCode: 'visma-number-taken',
				now: ensured.customer,
			};
		case 'number-ignored':
			return {
				outcome: 'failed',
				number,
				sent: sentOf(ensured),
				reason:
					`Visma.net ignored the number and created the customer as ${number}. ` +
					'Tick "Allow manual numbering on imports" on the number series, or leave the number out; do not retry, it would create another one.',
				errorCode: 'visma-number-ignored',
			};
	}
}

const sentOf = ({ attempts, number }: { attempts: number; number: string }) => ({ attempts, status: 201, answerId: number });
