import { ask } from '../ui/ask.js';
import { element } from '../ui/element.js';
import { act } from '../ui/server.js';
import { saying } from '../ui/toast.js';

/** What may befall a call: as people read it, and as the server takes it. */
const EFFECTS = {
	'lose-reply': { words: 'Work is done, the answer is lost', effect: {} },
	'error-before': { words: 'Answered 500, nothing is done', effect: { status: 500 } },
	'error-after': { words: 'Answered 500, the work is done', effect: { status: 500 } },
	'rate-limit': { words: 'Answered 429, come back in 2 seconds', effect: { retryAfter: 2 } },
	unauthorized: { words: 'Answered 401', effect: {} },
	slow: { words: 'Takes 5 seconds', effect: { ms: 5000 } },
	hold: { words: 'Held before the work, until mended', effect: {} },
	'hold-reply': { words: 'Held before the answer, until mended', effect: {} },
};
const METHODS = { '': 'Any', GET: 'GET', POST: 'POST', PUT: 'PUT' };

/** A button that breaks calls of one server on purpose: which, how, and how many. */
export const breakButton = (server, name) => {
	const breakCalls = async () => {
		const choices = Object.fromEntries(Object.entries(EFFECTS).map(([type, { words }]) => [type, words]));
		const entered = await ask({
			title: `Break calls of ${name}`,
			explain: 'The next calls that match. Mend ends it.',
			fields: {
				type: { label: 'What happens', value: 'lose-reply', choices },
				method: { label: 'Method', value: 'POST', choices: METHODS },
				path: { label: 'Path, as a regular expression; empty for any', value: '' },
				times: { label: 'How many calls; 0 for all until mended', value: '1' },
			},
			confirm: 'Break',
		});
		if (!entered) return '';
		const { type, method, path, times } = entered;
		const effect = { type, ...EFFECTS[type].effect };
		await act(server, 'POST', '/faults', { effect, method: method || undefined, path: path || undefined, times: Number(times) });
		return `${name}: ${EFFECTS[type].words.toLowerCase()}`;
	};
	return element('button', { onclick: saying(breakCalls), 'aria-label': `Break calls of ${name}` }, 'Break calls');
};

/** A button that ends what is broken on one server; none where nothing is. */
export function mendButton(server, name, { faults }) {
	if (faults.length === 0) return null;
	const mend = async () => {
		for (const { id, effect } of faults) {
			if (effect.type.startsWith('hold')) await act(server, 'POST', `/faults/${id}/release`, {});
			await act(server, 'DELETE', `/faults/${id}`);
		}
		return `${name}: nothing is broken`;
	};
	const told = faults.map(({ effect, method, path }) => [effect.type, method, path].filter(Boolean).join(' ')).join('\n');
	return element('button', { onclick: saying(mend), title: told, 'aria-label': `Mend ${name}` }, `Mend (${faults.length})`);
}
