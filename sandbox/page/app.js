import { showActions } from './panels/actions.js';
import { showCompanies } from './panels/companies.js';
import { showRequests } from './panels/requests.js';
import { TABS } from './tabs/index.js';
import { element } from './ui/element.js';
import { read } from './ui/server.js';

const place = (id) => document.getElementById(id);
let shown = TABS[0];

function showTabs() {
	const choose = (tab) => () => {
		shown = tab;
		place('main').replaceChildren();
		showTabs();
		refresh();
	};
	const button = (tab) =>
		element('button', { role: 'tab', 'aria-selected': tab === shown, onclick: choose(tab) }, tab.title);
	place('tabs').replaceChildren(...TABS.map(button));
}

async function load(tab) {
	const [{ rows }, servers, own] = await Promise.all([read('/data/customers'), read('/data/servers'), tab.load?.()]);
	return { rows, servers, ...own };
}

let busy = false;
let again = false;

/** Reads and shows everything; what changes meanwhile is read right after. */
async function refresh() {
	again = true;
	if (busy) return;
	busy = true;
	while (again) {
		again = false;
		const tab = shown;
		const data = await load(tab);
		showCompanies(place('companies'), data.servers, data.rows);
		if (tab === shown) tab.show(place('main'), data, refresh);
		await showRequests(place('logs'));
	}
	busy = false;
}

function connect() {
	const live = place('live');
	const news = new EventSource('/live');
	news.addEventListener('change', refresh);
	news.addEventListener('open', () => {
		live.textContent = 'Live';
		live.dataset.on = true;
	});
	news.addEventListener('error', () => {
		live.textContent = 'Not connected';
		live.dataset.on = false;
	});
}

showTabs();
showActions(place('actions'));
connect();
