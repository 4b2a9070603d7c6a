import { element } from './element.js';
import { words } from './figures.js';

/** How a state is coloured, by the words of both systems: Visma.net writes its own with a capital. */
const TONES = {
	active: 'equal',
	paid: 'equal',
	refunded: 'equal',
	adjusted: 'equal',
	succeeded: 'equal',
	delivered: 'equal',
	Posted: 'equal',
	Unposted: 'equal',
	in_trial: 'different',
	non_renewing: 'different',
	pending: 'different',
	posted: 'different',
	refund_due: 'different',
	re_scheduled: 'different',
	retry: 'different',
	payment_due: 'different',
	Balanced: 'different',
	not_paid: 'missing',
	failed: 'missing',
	lost: 'missing',
	Hold: 'missing',
	paused: 'only-chargebee',
	future: 'only-chargebee',
};

export const pill = (state) => element('span', { class: `state ${TONES[state] ?? ''}` }, words(state));
export const cell = (text, attributes = {}) => element('td', { title: text, ...attributes }, text);
export const amountCell = (text) => cell(text, { class: 'amount' });

/**
 * A table, or a sentence when there are no rows.
 * @param heads [title, width, class] of each column
 * @param side whose data it shows: `visma` or `chargebee`
 */
export function table(heads, rows, empty, side = 'chargebee') {
	if (rows.length === 0) return element('p', { class: 'empty' }, empty);
	const head = ([title, width, kind = '']) =>
		element('th', { class: `${side} ${kind}`, style: width ? `width: ${width}` : null }, title);
	return element('table', {}, element('thead', {}, element('tr', {}, heads.map(head))), element('tbody', {}, rows));
}
