import type { EnsuredCustomer } from '../../../../../lib/visma';
import { ensureEnding } from '../../../ensuring';
import { CUSTOMER } from '../../../recordKind';
import type { Written } from '../../../writeEach';

/** How the creation of a customer ended. */
export function ending(ensured: EnsuredCustomer): Written {
	const { number, state } = ensured;
	const taken = `Customer ${number} is in Visma.net already, and differs. Nothing was written: use Create or Update to change it, or choose another number.`;
	return { ...ensureEnding(CUSTOMER, ensured, taken), ...(state === 'taken' ? { now: ensured.customer } : {}) };
}
