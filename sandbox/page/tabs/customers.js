import { ask } from '../ui/ask.js';
import { element } from '../ui/element.js';
import { redraw, whenChanged } from '../ui/redraw.js';
import { act } from '../ui/server.js';
import { saying } from '../ui/toast.js';

/** More rows than a person reads; the rest is found with the filter. */
const SHOWN_ROWS = 500;

const STATES = [
	['equal', 'Equal'],
	['different', 'Different'],
	['missing', 'Missing in Chargebee'],
	['inactive', 'Inactive'],
	['only-chargebee', 'Only in Chargebee'],
];
const IN_ROWS = { ...Object.fromEntries(STATES), missing: 'Missing', 'only-chargebee': 'Only here' };

const chosen = { state: '', words: '' };
let known = new Map();

async function editVisma({ visma }) {
	const entered = await ask({
		title: `Customer ${visma.number} in Visma.net`,
		explain: 'As a person edits it in the ERP: the version and the time of change move.',
		fields: { name: { label: 'Name', value: visma.name } },
		confirm: 'Save in Visma.net',
	});
	if (!entered) return '';
	await act('visma', 'PUT', `/customers/${encodeURIComponent(visma.number)}`, entered);
	return `Visma.net: ${visma.number} is now called ${entered.name}`;
}

async function editChargebee({ chargebee }) {
	const entered = await ask({
		title: `Customer ${chargebee.id} in Chargebee`,
		explain: 'As a person edits it by hand on the site. The next full sync brings the name back.',
		fields: {
			company: { label: 'Company', value: chargebee.name },
			email: { label: 'E-mail', value: chargebee.email },
		},
		confirm: 'Save in Chargebee',
	});
	if (!entered) return '';
	await act('chargebee', 'PUT', `/customers/${encodeURIComponent(chargebee.id)}`, {
		...entered,
		email: entered.email || null,
	});
	return `Chargebee: ${chargebee.id} is now called ${entered.company}`;
}

const marked = (text, differs) => (differs ? element('span', { class: 'differs' }, text || '(empty)') : text);

function side(shown, key, differs, edit, label) {
	if (!shown) return [element('td', { class: 'divide', colspan: 5 }, '')];
	const cell = (field) => element('td', { title: shown[field] }, marked(shown[field], differs.includes(field)));
	return [
		element('td', { class: 'key divide', title: key }, key),
		cell('name'),
		cell('email'),
		cell('place'),
		element('td', {}, element('button', { onclick: edit, 'aria-label': label }, 'Edit')),
	];
}

function line(row) {
	const fingerprint = `${row.visma?.modified} ${row.chargebee?.version}`;
	const fresh = known.size > 0 && known.get(row.key) !== fingerprint;
	return element(
		'tr',
		{ class: fresh ? 'fresh' : '' },
		element('td', {}, element('span', { class: `state ${row.state}` }, IN_ROWS[row.state])),
		side(
			row.visma,
			row.visma?.number,
			[],
			saying(async () => await editVisma(row)),
			`Edit ${row.key} in Visma.net`,
		),
		side(
			row.chargebee,
			row.chargebee?.id,
			row.differs,
			saying(async () => await editChargebee(row)),
			`Edit ${row.key} in Chargebee`,
		),
	);
}

function matches(row) {
	if (chosen.state && row.state !== chosen.state) return false;
	const texts = [row.visma, row.chargebee].flatMap((shown) => (shown ? Object.values(shown) : []));
	return texts.join(' ').toLowerCase().includes(chosen.words.toLowerCase());
}

function filters(rows, drawAgain) {
	const choose = (state) => () => {
		chosen.state = state;
		drawAgain();
	};
	const pill = ([state, title]) => {
		const count = state ? rows.filter((row) => row.state === state).length : rows.length;
		return element(
			'button',
			{ 'aria-pressed': chosen.state === state, onclick: choose(state) },
			`${title} `,
			element('b', {}, count),
		);
	};
	const typed = (event) => {
		chosen.words = event.target.value;
		drawAgain();
	};
	const box = {
		type: 'search',
		placeholder: 'Number, name, e-mail ...',
		'aria-label': 'Filter customers',
		value: chosen.words,
	};
	return element(
		'div',
		{ class: 'filters' },
		[['', 'All'], ...STATES].map(pill),
		element('input', { ...box, oninput: typed }),
	);
}

const heads = (side) => [
	element('th', { class: `${side} divide`, style: 'width: 7.5%' }, side === 'visma' ? 'Visma.net' : 'Chargebee'),
	element('th', { class: side }, 'Name'),
	element('th', { class: side, style: 'width: 11%' }, 'E-mail'),
	element('th', { class: side, style: 'width: 11%' }, 'Place'),
	element('th', { class: side, style: 'width: 58px' }, element('span', { hidden: '' }, 'Edit')),
];

function table(rows) {
	const found = rows.filter(matches);
	if (found.length === 0) return element('p', { class: 'empty' }, 'No customers here');
	const state = element('th', { style: 'width: 100px' }, 'State');
	const more = found.length - SHOWN_ROWS;
	return element(
		'table',
		{},
		element('thead', {}, element('tr', {}, state, heads('visma'), heads('chargebee'))),
		element('tbody', {}, found.slice(0, SHOWN_ROWS).map(line)),
		more > 0 ? element('caption', { style: 'caption-side: bottom' }, `${more} more: use the filter`) : null,
	);
}

/** Customers of both companies, matched by number. */
export const customersTab = {
	id: 'customers',
	title: 'Customers',
	show: whenChanged((place, { rows }) => {
		const draw = () =>
			place.replaceChildren(
				filters(rows, () => redraw(place, draw)),
				element('div', { class: 'scroll' }, table(rows)),
			);
		draw();
		known = new Map(rows.map((row) => [row.key, `${row.visma?.modified} ${row.chargebee?.version}`]));
	}),
};
