import { element } from '../ui/element.js';
import { day, money, words } from '../ui/figures.js';
import { amountCell as amount, cell, pill, table } from '../ui/table.js';
import { whenChanged } from '../ui/redraw.js';
import { act, read } from '../ui/server.js';
import { saying } from '../ui/toast.js';
import { lifeButtons, newSubscription, nextMonth } from './lifeButtons.js';

let selected;

function subscriptionLine(row, refresh) {
	const choose = () => {
		selected = row.id;
		refresh();
	};
	const { id, status, company, items, mrr, currency, termEnd } = row;
	return element(
		'tr',
		{ class: id === selected ? 'selected' : '' },
		element('td', {}, element('button', { onclick: choose, 'aria-pressed': id === selected }, id)),
		element('td', {}, pill(status)),
		cell(company),
		cell(items),
		amount(money(mrr, currency)),
		cell(day(termEnd)),
	);
}

function subscriptionTable({ subscriptions }, refresh) {
	const heads = [
		['Subscription', '130px'],
		['State', '110px'],
		['Customer'],
		['Items'],
		['A month', '120px', 'amount'],
		['Term ends', '100px'],
	];
	return table(
		heads,
		subscriptions.map((row) => subscriptionLine(row, refresh)),
		'No subscriptions yet',
	);
}

function documentLine({ id, object, status, date, total, open, currency, of }) {
	const sign = object === 'invoice' ? 1 : -1;
	return element(
		'tr',
		{},
		cell(id, { class: 'key' }),
		cell(object === 'invoice' ? 'Invoice' : `Credit of ${of}`),
		element('td', {}, pill(status)),
		cell(day(date)),
		amount(money(sign * total, currency)),
		amount(open === 0 ? '' : money(sign * open, currency)),
	);
}

function documentTable({ documents }) {
	const heads = [
		['Number', '84px'],
		['Document'],
		['State', '108px'],
		['Date', '106px'],
		['Total', '118px', 'amount'],
		['Open', '118px', 'amount'],
	];
	return table(heads, documents.map(documentLine), 'No documents');
}

const attempt = ({ endpointId, attempt: number, outcome, status, error }) =>
	`${endpointId} attempt ${number}: ${outcome} ${status ?? error ?? ''}`;

function eventLine({ id, type, at, webhooks, deliveries }) {
	const redeliver = saying(async () => {
		const { deliveries: count } = await act('chargebee', 'POST', '/webhooks/redeliver', { eventIds: [id] });
		return count === 0 ? 'No endpoint wants this event' : `${words(type)} is delivered again`;
	});
	return element(
		'tr',
		{},
		cell(day(at), { class: 'key' }),
		cell(words(type)),
		element('td', { title: deliveries.map(attempt).join('\n') }, pill(webhooks)),
		cell(deliveries.length === 0 ? '' : String(deliveries.length), { class: 'amount' }),
		element('td', {}, element('button', { onclick: redeliver, 'aria-label': `Redeliver ${id}` }, 'Again')),
	);
}

function eventTable({ events }) {
	const heads = [['Day', '105px'], ['Event'], ['Webhooks', '110px'], ['Deliveries', '80px', 'amount'], ['', '70px']];
	return table(heads, events.map(eventLine), 'No events');
}

function bar({ clock, customers, count, pending, endpoints, selected: shown }, refresh) {
	const create = saying(async () => {
		const id = await newSubscription(customers);
		if (!id) return '';
		selected = id;
		refresh();
		return `${id} is created`;
	});
	const told = `Subscriptions: ${count}. Webhook endpoints: ${endpoints}. Deliveries to come: ${pending}`;
	return element(
		'div',
		{ class: 'filters' },
		element('button', { class: 'primary', onclick: create }, 'New subscription'),
		shown ? lifeButtons(shown, clock) : null,
		element('span', { class: 'clock' }, `${day(clock / 1000)} in Chargebee. ${told}`),
		element('button', { onclick: saying(nextMonth) }, 'A month later'),
	);
}

/** The site's clock runs: only its day is worth drawing anew. */
const calm = ({ rows: _rows, servers: _servers, clock, ...data }) => ({
	...data,
	clock: Math.floor(clock / 60_000) * 60_000,
});

const draw = whenChanged((place, data, refresh) => {
	place.replaceChildren(
		bar(data, refresh),
		element(
			'div',
			{ class: 'life' },
			element('div', { class: 'scroll', 'aria-label': 'Subscriptions' }, subscriptionTable(data, refresh)),
			element('div', { class: 'scroll', 'aria-label': 'Invoices and credit notes' }, documentTable(data)),
			element('div', { class: 'scroll', 'aria-label': 'Events and deliveries' }, eventTable(data)),
		),
	);
});

/** Subscriptions of the Chargebee site, their documents, events and deliveries, with the buttons of their life. */
export const subscriptionsTab = {
	id: 'subscriptions',
	title: 'Subscriptions',
	load: async () => {
		const data = await read(`/data/subscriptions${selected ? `?selected=${encodeURIComponent(selected)}` : ''}`);
		selected = data.selected?.id;
		return data;
	},
	show: (place, data, refresh) => draw(place, calm(data), refresh),
};
