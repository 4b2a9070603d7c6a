import { chartPlace } from '../ui/chart.js';
import { element } from '../ui/element.js';
import { amount, money, month, words } from '../ui/figures.js';
import { whenChanged } from '../ui/redraw.js';
import { read } from '../ui/server.js';
import { amountCell, cell, pill, table } from '../ui/table.js';

let selected;
let currency;

/** `recognition`, `voidRecognition` as people say them. */
const entryWords = (entry) => entry.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function batchLine(row, shown, refresh) {
	const { number, entry, document, date, period, status, total, description, decimals, currency: code } = row;
	const choose = () => {
		selected = number;
		refresh();
	};
	const isShown = number === shown;
	return element(
		'tr',
		{ class: isShown ? 'selected' : '' },
		element('td', {}, element('button', { onclick: choose, 'aria-pressed': isShown, title: description }, number)),
		cell(entryWords(entry)),
		cell(document),
		cell(date),
		cell(period),
		element('td', {}, pill(status)),
		amountCell(money(total, code, decimals)),
	);
}

function batchTable({ batches, selected: shown }, refresh) {
	const heads = [
		['Batch', '168px'],
		['Entry'],
		['Document', '112px'],
		['Date', '92px'],
		['Period', '68px'],
		['State', '78px'],
		['Total', '122px', 'amount'],
	];
	const lines = batches.map((row) => batchLine(row, shown?.number, refresh));
	return table(heads, lines, 'No journals yet: press New subscription under Subscriptions', 'visma');
}

function lineTable({ selected: shown }) {
	if (!shown) return [];
	const side = (units) => amountCell(units === 0 ? '' : amount(units, shown.decimals));
	const line = ({ number, account, subaccount, debit, credit, description }) =>
		element('tr', { title: description }, cell(`${number} ${account}`), cell(subaccount), side(debit), side(credit));
	const heads = [
		['Account'],
		['Subaccount', '88px'],
		[`Debit ${shown.currency}`, '108px', 'amount'],
		[`Credit ${shown.currency}`, '108px', 'amount'],
	];
	return [
		element('h3', {}, `${shown.number}, ${entryWords(shown.entry) || 'journal'} of ${shown.document || 'no document'}`),
		table(heads, shown.lines.map(line), 'No lines', 'visma'),
	];
}

function column({ firstDay, added, taken, balance, waiting, isToCome }, currencyCode, decimals) {
	const told = (units) => money(units, currencyCode, decimals);
	return {
		label: month(firstDay),
		value: balance / 10 ** decimals,
		tone: isToCome ? 'to-come' : 'now',
		tip: [
			`${month(firstDay)}${isToCome ? ', as scheduled' : ''}`,
			`Deferred at its end: ${told(balance)}`,
			`Added: ${told(added)}`,
			`Taken away: ${told(taken)}`,
			...(waiting === 0 ? [] : [`Not released yet: ${told(waiting)}`]),
		],
	};
}

function deferredChart({ deferred, selected: batch }, refresh) {
	const of = (code) => deferred.find((each) => each.currency === code);
	const shown = of(currency) ?? of(batch?.currency) ?? deferred[0];
	if (!shown) return element('p', { class: 'empty' }, 'Nothing is deferred yet');
	const { decimals, months } = shown;
	const choose = (code) => () => {
		currency = code;
		refresh();
	};
	const pills = deferred.map(({ currency: code }) =>
		element('button', { 'aria-pressed': code === shown.currency, onclick: choose(code) }, code),
	);
	const title = `Deferred revenue at month end, ${shown.currency}`;
	const legend = (tone, text) => element('span', { class: `legend ${tone}` }, text);
	return [
		element('header', {}, element('h3', {}, title), element('span', { class: 'currencies' }, pills)),
		chartPlace({
			columns: months.map((each) => column(each, shown.currency, decimals)),
			words: (value) => amount(value, 0),
			title,
		}),
		element('footer', {}, legend('now', 'up to this month'), legend('to-come', 'months to come, as scheduled')),
	];
}

const draw = whenChanged((place, data, refresh) => {
	place.replaceChildren(
		element(
			'div',
			{ class: 'books' },
			element('div', { class: 'scroll', 'aria-label': 'Journals' }, batchTable(data, refresh)),
			element('section', { class: 'deferred', 'aria-label': 'Deferred revenue' }, deferredChart(data, refresh)),
			element('div', { class: 'scroll lines', 'aria-label': 'Lines of the journal' }, lineTable(data)),
		),
	);
});

/** Of what every tab gets, nothing is shown here: it must not have this drawn anew. */
const own = ({ rows: _rows, servers: _servers, ...data }) => data;

/** The journals of Visma.net, newest first, the lines of one of them, and deferred revenue by month. */
export const journalsTab = {
	id: 'journals',
	title: 'Journals',
	load: async () => await read(`/data/journals${selected ? `?selected=${encodeURIComponent(selected)}` : ''}`),
	show: (place, data, refresh) => draw(place, { ...own(data), currency }, refresh),
};
