import { ExplainedError } from '../../../../../../lib/http';
import type { Fault } from '../../../../../../lib/ledger';
import type { Places } from './places';

/** One thing that is wrong with the parameters of the node. */
export interface FormFault {
	/** In the words of the form: `Accounts: Deferred Revenue`. */
	place: string;
	/** Sentences. */
	message: string;
	remedy: string;
}

/** A fault of the ledger's rules, in the words of the form. */
export function inForm({ rule = 'rules', message, remedy }: Fault, places: Places): FormFault {
	const what = message.startsWith(`${rule}: `) ? message.slice(rule.length + 2) : message;
	const said = what === 'It is "".' || what === 'It is {}.' ? 'It is empty.' : what;
	return { place: places.of(rule), message: places.inWords(said), remedy: places.inWords(remedy) };
}

/** One error for all faults: nothing was read or written, and each place is named with its remedy. */
export function faultsError(faults: readonly FormFault[]): ExplainedError {
	const [only] = faults;
	if (faults.length === 1 && only) {
		const message = `${only.place}: ${only.message.replace(/\.$/, '')}`;
		return new ExplainedError({ message, remedy: `${only.remedy} Nothing was posted.`, code: 'rules-invalid' });
	}
	return new ExplainedError({
		message: `${faults.length} things are wrong with the booking rules; nothing was posted`,
		remedy: faults.map(({ place, message, remedy }) => `${place}: ${message} ${remedy}`).join('\n'),
		code: 'rules-invalid',
	});
}
