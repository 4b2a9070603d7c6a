import { ask } from '../ui/ask.js';
import { element } from '../ui/element.js';
import { minorUnits } from '../ui/figures.js';
import { act } from '../ui/server.js';
import { saying } from '../ui/toast.js';

const path = ({ kind, id }) => `/${kind === 'invoice' ? 'invoices' : 'credit-notes'}/${encodeURIComponent(id)}`;

/** Asks for a document's new values and writes them into Visma.net, as a person does; `patch` makes them of what was entered. */
const vismaEdit = (what, fields, patch) => async ({ visma }) => {
	const entered = await ask({
		title: `${what} of ${visma.kind} ${visma.id} in Visma.net`,
		explain: 'As a person edits it in the ERP: the version and the time of change move.',
		fields: fields(visma),
		confirm: 'Save in Visma.net',
	});
	if (!entered) return '';
	await act('visma', 'PUT', path(visma), patch(entered));
	return `Visma.net: ${visma.id} has another ${what.toLowerCase()}`;
};

async function payInVisma({ visma }) {
	const entered = await ask({
		title: `Payment of invoice ${visma.id} in Visma.net`,
		explain: 'As a person registers it in the ERP.',
		fields: { amount: { label: `Amount in ${visma.currency}`, value: String(visma.open) } },
		confirm: 'Register',
	});
	if (!entered) return '';
	await act('visma', 'POST', '/payments', { invoice: visma.id, amount: Number(entered.amount) });
	return `Visma.net: ${entered.amount} ${visma.currency} are paid of ${visma.id}`;
}

async function voidInVisma({ visma }) {
	await act('visma', 'PUT', path(visma), { status: 'Voided' });
	return `Visma.net: ${visma.id} is voided`;
}

/** What a person does to a document of Visma.net. */
const VISMA = [
	{
		label: 'Edit address',
		press: vismaEdit('Address', ({ city }) => ({ city: { label: 'City', value: city } }), (address) => ({ address })),
	},
	{
		label: 'Edit amount',
		press: vismaEdit(
			'Amount',
			({ price }) => ({ price: { label: 'Unit price of the first line', value: String(price) } }),
			({ price }) => ({ price: Number(price) }),
		),
	},
	{
		label: 'Edit order number',
		press: vismaEdit('Order number', () => ({ number: { label: 'Order number of the customer', value: 'PO-7' } }), ({ number }) => ({
			texts: { customerRefNumber: number },
		})),
	},
	{ label: 'Pay', when: ({ kind, open }) => kind === 'invoice' && open > 0, press: payInVisma },
	{ label: 'Void', when: ({ status }) => status !== 'Voided', press: voidInVisma },
];

/** Does something to a document of Chargebee by a verb of its life. */
const chargebeeVerb = (verb, said) => async ({ chargebee }) => {
	await act('chargebee', 'POST', `/life/${verb}`, { [chargebee.kind === 'invoice' ? 'invoiceId' : 'creditNoteId']: chargebee.id });
	return `Chargebee: ${chargebee.id} ${said}`;
};

async function payInChargebee({ chargebee }) {
	const entered = await ask({
		title: `Payment of invoice ${chargebee.id} in Chargebee`,
		explain: 'As a person records it on the site.',
		fields: { amount: { label: `Amount in ${chargebee.currency}`, value: String(chargebee.open) } },
		confirm: 'Record',
	});
	if (!entered) return '';
	const amount = Math.round(Number(entered.amount) * minorUnits(chargebee.currency));
	await act('chargebee', 'POST', '/life/pay', { invoiceId: chargebee.id, amount });
	return `Chargebee: ${entered.amount} ${chargebee.currency} are paid of ${chargebee.id}`;
}

async function editInChargebee({ chargebee }) {
	const entered = await ask({
		title: `Order number of invoice ${chargebee.id} in Chargebee`,
		explain: 'As a person edits it by hand on the site.',
		fields: { poNumber: { label: 'Order number', value: 'PO-8' } },
		confirm: 'Save in Chargebee',
	});
	if (!entered) return '';
	await act('chargebee', 'POST', '/life/update-details', { invoiceId: chargebee.id, ...entered });
	return `Chargebee: ${chargebee.id} has the order number ${entered.poNumber}`;
}

const isInvoice = ({ kind }) => kind === 'invoice';
const isOpen = (document) => isInvoice(document) && document.open > 0 && document.status !== 'voided';

/** What a person does to a document of Chargebee. */
const CHARGEBEE = [
	{ label: 'Edit order number', when: (document) => isInvoice(document) && document.status !== 'voided', press: editInChargebee },
	{ label: 'Pay', when: isOpen, press: payInChargebee },
	{ label: 'Refund', when: (document) => isInvoice(document) && document.status !== 'voided', press: chargebeeVerb('refund', 'got money back') },
	{ label: 'Void', when: isOpen, press: chargebeeVerb('void-invoice', 'is voided') },
	{ label: 'Void', when: ({ kind, open }) => kind === 'credit note' && open > 0, press: chargebeeVerb('void-credit-note', 'is voided') },
	{ label: 'Write off', when: isOpen, press: chargebeeVerb('write-off', 'is written off') },
	{ label: 'Delete', when: isOpen, press: chargebeeVerb('delete-invoice', 'is deleted') },
];

const SIDES = { visma: ['Visma.net', VISMA], chargebee: ['Chargebee', CHARGEBEE] };

/** The buttons that fit the chosen document, those of its side in Visma.net first; `pressed` is called when one has worked. */
export function invoiceButtons(row, pressed) {
	const button = (side, name) => ({ label, press }) => {
		const work = async () => {
			const said = await press(row);
			pressed();
			return said;
		};
		return element('button', { class: side, onclick: saying(work), 'aria-label': `${label} in ${name}` }, `${label} in ${name}`);
	};
	return Object.entries(SIDES).flatMap(([side, [name, buttons]]) =>
		row[side] ? buttons.filter(({ when }) => !when || when(row[side])).map(button(side, name)) : [],
	);
}

/** Fills the customer ledger of Visma.net anew. */
export const issueButton = (pressed) => {
	const issue = async () => {
		const entered = await ask({
			title: 'Issue invoices in Visma.net',
			explain: 'The customer ledger gets so many invoices in five currencies, with credit notes and payments. Those there are go.',
			fields: { count: { label: 'How many', value: '40' } },
			confirm: 'Issue',
		});
		if (!entered) return '';
		await act('visma', 'POST', '/receivables/bulk', { count: Number(entered.count) });
		pressed();
		return `Visma.net has ${entered.count} invoices`;
	};
	return element('button', { class: 'primary', onclick: saying(issue) }, 'Issue invoices');
};

/** Brings an invoice of another system into Chargebee. */
export const importButton = (pressed, customerId = '') => {
	const bring = async () => {
		const entered = await ask({
			title: 'Import an invoice into Chargebee',
			explain: 'As a person imports one that another system issued: it keeps its number. VAT of 25 % is added.',
			fields: {
				id: { label: 'Number', value: 'EXT-1001' },
				customerId: { label: 'Customer', value: customerId },
				amount: { label: 'Amount without VAT', value: '10000' },
				currency: { label: 'Currency', value: 'NOK' },
			},
			confirm: 'Import',
		});
		if (!entered) return '';
		const { id, customerId: customer, amount, currency } = entered;
		const order = { id, currency, customerId: customer || undefined, amount: Math.round(Number(amount) * minorUnits(currency)) };
		await act('chargebee', 'POST', '/life/import-invoice', order);
		pressed(id);
		return `Chargebee has the invoice ${id}`;
	};
	return element('button', { onclick: saying(bring) }, 'Import invoice');
};
