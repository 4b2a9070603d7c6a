import { showActions } from './panels/actions.js';
import { showCompanies } from './panels/companies.js';
import { showRequests } from './panels/requests.js';
import { TABS } from './tabs/index.js';
import { element } from './ui/element.js';
import { read } from './ui/server.js';

const place = (id) => document.getElementById(id);
let shown = TABS[0];
let data;

function showTabs() {
	const choose = (tab) => () => {
		shown = tab;
		place('main').replaceChildren();
		showTabs();
		shown.show(place('main'), data);
	};
	const button = (tab) => element('button', { role: 'tab', 'aria-selected': tab === shown, onclick: choose(tab) }, tab.title);
	place('tabs').replaceChildren(...TABS.map(button));
}

async function load() {
	const [{ rows }, servers] = await Promise.all([read('/data/customers'), read('/data/servers')]);
	return { rows, servers };
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
		data = await load();
		showCompanies(place('companies'), data.servers, data.rows);
		shown.show(place('main'), data);
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
