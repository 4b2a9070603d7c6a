import { element } from '../ui/element.js';
import { whenChanged } from '../ui/redraw.js';
import { act } from '../ui/server.js';
import { saying } from '../ui/toast.js';
import { breakButton, mendButton } from './faults.js';

const SLOW_MS = 2000;
const LOW_LIMIT = { calls: 20, windowSeconds: 60 };
const HIGH_LIMIT = 100_000;
const WINDOW_SECONDS = { visma: 3600, chargebee: 60 };

const outage = ({ faults }) => faults.find(({ effect, times }) => effect.type === 'down' && times === 0);

/** Things that break one server until they are switched off: whether on, how to switch. */
const SWITCHES = [
	{
		label: 'Down',
		explain: 'Every connection is cut',
		isOn: (state) => outage(state) !== undefined,
		on: async (server) => await act(server, 'POST', '/faults', { times: 0, effect: { type: 'down' } }),
		off: async (server, state) => await act(server, 'DELETE', `/faults/${outage(state).id}`),
	},
	{
		label: 'Slow',
		explain: `Every answer takes ${SLOW_MS / 1000} seconds`,
		isOn: ({ latencyMs }) => latencyMs > 0,
		on: async (server) => await act(server, 'PATCH', '/settings', { latencyMs: SLOW_MS }),
		off: async (server) => await act(server, 'PATCH', '/settings', { latencyMs: 0 }),
	},
	{
		label: 'Low rate limit',
		explain: `${LOW_LIMIT.calls} calls a minute, then 429`,
		isOn: ({ rateLimit }) => rateLimit.calls > 0 && rateLimit.calls < HIGH_LIMIT,
		on: async (server) => await act(server, 'PATCH', '/settings', { rateLimit: LOW_LIMIT }),
		off: async (server) => {
			const rateLimit = { calls: HIGH_LIMIT, windowSeconds: WINDOW_SECONDS[server] };
			await act(server, 'PATCH', '/settings', { rateLimit });
		},
	},
];

function switchButton(server, name, state, { label, explain, isOn, on, off }) {
	const pressed = isOn(state);
	const toggle = saying(async () => {
		await (pressed ? off(server, state) : on(server));
		return `${name}: ${label.toLowerCase()} is ${pressed ? 'off' : 'on'}`;
	});
	return element('button', { class: 'switch', 'aria-pressed': pressed, title: explain, onclick: toggle }, label);
}

function company(server, name, count, caption, state) {
	return element(
		'article',
		{ class: `company ${server}` },
		element('span', { class: 'count' }, String(count)),
		element('div', {}, element('h2', {}, name), element('p', { class: 'caption' }, caption)),
		element(
			'div',
			{ class: 'switches', role: 'group', 'aria-label': `Break ${name}` },
			SWITCHES.map((each) => switchButton(server, name, state, each)),
			breakButton(server, name),
			mendButton(server, name, state),
		),
	);
}

/** Shows both companies with their counts, and the switches that break them. */
export const showCompanies = whenChanged((place, servers, rows) => {
	const visma = rows.filter((row) => row.visma);
	const inactive = visma.filter((row) => row.visma.status === 'Inactive').length;
	const fields = servers.chargebee.customFields.length;
	place.replaceChildren(
		company('visma', 'Visma.net', visma.length, `customers, ${inactive} inactive`, servers.visma),
		company(
			'chargebee',
			'Chargebee',
			rows.filter((row) => row.chargebee).length,
			`customers, ${fields} custom field${fields === 1 ? '' : 's'}`,
			servers.chargebee,
		),
	);
});
