import { element } from '../ui/element.js';
import { whenChanged } from '../ui/redraw.js';
import { act, read } from '../ui/server.js';
import { saying } from '../ui/toast.js';

const NAMES = { visma: 'Visma.net', chargebee: 'Chargebee' };

function tone(status) {
	if (status === null || status >= 500) return 'bad';
	if (status >= 400) return 'warn';
	return 'good';
}

/** A query as people write it: `id[in]=... limit=100`. */
function inWords(query, prefix = '') {
	return Object.entries(query ?? {}).map(([name, value]) => {
		const full = prefix ? `${prefix}[${name}]` : name;
		return typeof value === 'object' ? inWords(value, full).join(' ') : `${full}=${value}`;
	});
}

function line({ at, method, path, query, body, status, ms, effect, error }) {
	const open = status === null && effect === undefined;
	const subject = body && typeof body.id === 'string' ? ` ${body.id}` : '';
	const what = [`${method} ${path}${subject}`, ...inWords(query)].join(' ');
	return element(
		'li',
		{ title: what },
		element('time', { datetime: at }, new Date(at).toLocaleTimeString('en-GB')),
		element('span', { class: `status ${open ? '' : tone(status)}` }, open ? '...' : (status ?? 'cut')),
		element('span', { class: 'what' }, what, error ? element('span', { class: 'error' }, ` ${error}`) : null),
		effect ? element('span', { class: 'error' }, effect) : null,
		element('span', { class: 'ms' }, ms === null ? '' : `${ms} ms`),
	);
}

function panel(server, requests) {
	const clear = saying(async () => {
		await act(server, 'DELETE', '/requests');
		return `${NAMES[server]}: the request log is empty`;
	});
	return element(
		'article',
		{ class: `log ${server}` },
		element('h2', {}, `${NAMES[server]} requests`, element('button', { onclick: clear }, 'Clear')),
		requests.length === 0
			? element('p', { class: 'empty' }, 'No requests yet')
			: element('ol', { tabindex: 0 }, requests.toReversed().map(line)),
	);
}

const draw = whenChanged((place, requests) => {
	place.replaceChildren(...Object.keys(NAMES).map((server) => panel(server, requests[server])));
});

/** Reads both request logs and shows the newest first. */
export async function showRequests(place) {
	draw(place, await read('/data/requests'));
}
