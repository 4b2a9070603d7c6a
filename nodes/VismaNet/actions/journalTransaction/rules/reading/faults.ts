import { uniq, upperFirst } from 'lodash';

import { ExplainedError } from '../../../../../../lib/http';
import type { Fault } from '../../../../../../lib/ledger';
import type { Places } from './places';

/** One thing that is wrong with the parameters of the node, or with what they meet in Visma.net. */
export interface FormFault {
	/** In the words of the form: `Accounts: Deferred Revenue`. */
	place: string;
	/** Sentences. */
	message: string;
	remedy: string;
	/** `rules-invalid` when left out. */
	code?: string;
}

const INVALID = 'rules-invalid';

/** A fault of the ledger, in the words of the form. */
export function inForm({ rule, document, message, remedy, code }: Fault, places: Places): FormFault {
	const what = message.startsWith(`${rule}: `) ? message.slice(`${rule}: `.length) : message;
	const said = what === 'It is "".' ? 'It is empty.' : what;
	const place = rule === undefined ? upperFirst(document) : places.of(rule);
	return { place, message: places.inWords(said), remedy: places.inWords(remedy), code };
}

/** One error for all faults: nothing was posted, and each place is named with its remedy. */
export function faultsError(faults: readonly FormFault[]): ExplainedError {
	const codes = uniq(faults.map(({ code = INVALID }) => code));
	const code = codes.length === 1 ? (codes[0] ?? INVALID) : INVALID;
	const [only] = faults;
	if (faults.length === 1 && only) {
		const message = `${only.place}: ${only.message.replace(/\.$/, '')}`;
		return new ExplainedError({ message, remedy: `${only.remedy} Nothing was posted.`, code });
	}
	return new ExplainedError({
		message: `${faults.length} things are wrong with the booking rules; nothing was posted`,
		remedy: faults.map(({ place, message, remedy }) => `${place}: ${message} ${remedy}`).join('\n'),
		code,
	});
}
