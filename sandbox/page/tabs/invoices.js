import { element } from '../ui/element.js';
import { price } from '../ui/figures.js';
import { whenChanged } from '../ui/redraw.js';
import { read } from '../ui/server.js';
import { amountCell, cell, pill, table } from '../ui/table.js';
import { importButton, invoiceButtons, issueButton } from './invoiceButtons.js';

const STATES = { equal: 'Equal', different: 'Different', missing: 'Missing', 'only-chargebee': 'Only here' };

let selected;

function side(shown) {
	if (!shown) return [cell('', { class: 'divide' }), cell(''), cell(''), cell('')];
	return [
		cell(shown.id, { class: 'key divide' }),
		element('td', {}, pill(shown.status)),
		amountCell(price(shown.total, shown.currency)),
		amountCell(shown.open === 0 ? '' : price(shown.open, shown.currency)),
	];
}

function line(row, isShown, refresh) {
	const choose = () => {
		selected = row.key;
		refresh();
	};
	const { key, state, customer, visma, chargebee } = row;
	const kind = (visma ?? chargebee).kind;
	return element(
		'tr',
		{ class: isShown ? 'selected' : '' },
		element('td', {}, element('button', { onclick: choose, 'aria-pressed': isShown, 'aria-label': `Choose ${key}` }, key)),
		element('td', {}, element('span', { class: `state ${state}` }, STATES[state])),
		cell(kind === 'invoice' ? customer : `${customer} (credit)`),
		side(visma),
		side(chargebee),
	);
}

const heads = (name, side) => [
	[name, '118px', `${side} divide`],
	['State', '92px', side],
	['Total', '128px', `${side} amount`],
	['Open', '118px', `${side} amount`],
];

function documentTable({ documents }, shown, refresh) {
	const all = [['Document', '120px'], ['Match', '96px'], ['Customer'], ...heads('Visma.net', 'visma'), ...heads('Chargebee', 'chargebee')];
	return table(all, documents.map((row) => line(row, row === shown, refresh)), 'No invoices yet: press Issue invoices', '');
}

function bar(data, shown, refresh) {
	const pressed = (key) => {
		selected = key ?? selected;
		refresh();
	};
	return element(
		'div',
		{ class: 'filters' },
		issueButton(pressed),
		importButton(pressed, data.customers[0]),
		shown ? element('span', { class: 'clock' }, `${shown.key}: `) : null,
		shown ? invoiceButtons(shown, pressed) : null,
	);
}

const draw = whenChanged((place, data, refresh) => {
	const shown = data.documents.find(({ key }) => key === data.selected) ?? data.documents[0];
	place.replaceChildren(
		bar(data, shown, refresh),
		element('div', { class: 'scroll', 'aria-label': 'Invoices and credit notes of both companies' }, documentTable(data, shown, refresh)),
	);
});

/** Of the customers that every tab gets, only the ids of those in Chargebee are wanted here. */
const own = ({ rows, servers: _servers, ...data }) => ({
	...data,
	customers: rows.flatMap(({ chargebee }) => (chargebee ? [chargebee.id] : [])).slice(0, 1),
});

/** Invoices and credit notes: Visma.net's customer ledger beside what Chargebee has of it, with what people do to them. */
export const invoicesTab = {
	id: 'invoices',
	title: 'Invoices',
	load: async () => await read('/data/documents'),
	show: (place, data, refresh) => draw(place, { ...own(data), selected }, refresh),
};
