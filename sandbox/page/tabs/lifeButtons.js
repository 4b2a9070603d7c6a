import { ask } from '../ui/ask.js';
import { day } from '../ui/figures.js';
import { element } from '../ui/element.js';
import { act } from '../ui/server.js';
import { saying } from '../ui/toast.js';

const RUNNING = ['active', 'non_renewing'];

/** What some verbs ask for: the fields of the dialog, and the body that is made of them. */
const CHANGE = {
	fields: { item: { label: 'Item price', value: 'support-nok-yearly' }, quantity: { label: 'Quantity', value: '1' } },
	body: ({ item, quantity }) => ({ items: [{ item_price_id: item, quantity: Number(quantity) }] }),
};
const USE = {
	fields: { item: { label: 'Metered item price', value: 'api-calls-nok-monthly' }, quantity: { label: 'Quantity', value: '1000' } },
	body: ({ item, quantity }) => ({ itemPriceId: item, quantity: Number(quantity) }),
};
const CHARGE = {
	fields: { item: { label: 'Charge', value: 'onboarding-nok' }, quantity: { label: 'Quantity', value: '1' } },
	body: ({ item, quantity }) => ({ itemPriceId: item, quantity: Number(quantity) }),
};

/** What a person can do with a subscription: in which states, how, and what is said then. */
const BUTTONS = [
	{ label: 'Upgrade', when: RUNNING, verb: 'upgrade', said: 'is upgraded' },
	{ label: 'Downgrade', when: RUNNING, verb: 'downgrade', said: 'is downgraded' },
	{ label: 'Renew', when: ['active', 'in_trial', 'future', 'non_renewing'], said: 'has lived to its next term' },
	{ label: 'Pause', when: ['active'], verb: 'pause', said: 'is paused' },
	{ label: 'Resume', when: ['paused'], verb: 'resume', said: 'goes on' },
	{
		label: 'Cancel at end of term',
		when: ['active', 'in_trial'],
		verb: 'cancel',
		body: { when: 'end_of_term' },
		said: 'ends with its term',
	},
	{
		label: 'Cancel with credit',
		when: [...RUNNING, 'paused'],
		verb: 'cancel',
		body: { credit: 'prorate' },
		said: 'is cancelled; the unused days are credited',
	},
	{
		label: 'Cancel without credit',
		when: [...RUNNING, 'paused', 'in_trial'],
		verb: 'cancel',
		said: 'is cancelled',
	},
	{ label: 'Reactivate', when: ['cancelled', 'non_renewing'], verb: 'reactivate', said: 'lives again' },
	{ label: 'Change', when: RUNNING, verb: 'change', asks: CHANGE, said: 'is changed' },
	{ label: 'Use', when: RUNNING, verb: 'use', asks: USE, said: 'has used something' },
	{ label: 'Charge', when: RUNNING, verb: 'charge', asks: CHARGE, said: 'will be charged' },
	{ label: 'Invoice charges', verb: 'invoice-charges', said: 'has an invoice of its charges' },
	{ label: 'Void charges', verb: 'void-charges', said: 'has no open charges' },
	{ label: 'Close invoice', verb: 'close-invoice', said: 'has no pending invoice' },
	{ label: 'Pay', verb: 'pay', said: 'has paid an invoice' },
	{ label: 'Fail payment', verb: 'pay', body: { status: 'failure' }, said: 'could not pay' },
	{ label: 'Refund', verb: 'refund', said: 'got money back' },
	{ label: 'Void invoice', verb: 'void-invoice', said: 'has a voided invoice' },
	{ label: 'Write off', verb: 'write-off', said: 'has an invoice that is written off' },
	{ label: 'Delete invoice', verb: 'delete-invoice', said: 'has lost an invoice' },
	{ label: 'Void credit note', verb: 'void-credit-note', said: 'has a voided credit note' },
];

const DAY = 86_400;

/** Moves the clock to when something happens to a subscription next. */
async function renew({ nextBilling, trialEnd, termEnd, status }, clock) {
	const due = (status === 'in_trial' ? trialEnd : (nextBilling ?? termEnd)) ?? clock / 1000 + 30 * DAY;
	await act('chargebee', 'POST', '/clock', { to: due + 1 });
}

export async function newSubscription(customers) {
	const entered = await ask({
		title: 'New subscription',
		explain: 'As a person creates it on the Chargebee site. Prices exist in NOK, SEK, DKK, EUR and JPY.',
		fields: {
			customerId: { label: 'Customer', value: customers[0] ?? '' },
			plan: { label: 'Plan (basic, pro or enterprise; currency; monthly or yearly)', value: 'pro-nok-yearly' },
			quantity: { label: 'Quantity', value: '1' },
			trialDays: { label: 'Days of trial', value: '0' },
		},
		confirm: 'Create',
	});
	if (!entered) return undefined;
	const { subscription } = await act('chargebee', 'POST', '/life/create', {
		customerId: entered.customerId || undefined,
		items: [{ item_price_id: entered.plan, quantity: Number(entered.quantity) }],
		trialDays: Number(entered.trialDays) || undefined,
	});
	return subscription.id;
}

/** Moves the site's clock on by a month. */
export async function nextMonth() {
	const { now } = await act('chargebee', 'POST', '/clock', { advanceDays: 30 });
	return `It is ${day(Date.parse(now) / 1000)} in Chargebee`;
}

/** The buttons of a subscription's life that fit its state. */
export function lifeButtons(subscription, clock) {
	const press = ({ label, verb, asks, body, said }) =>
		saying(async () => {
			const entered = asks && (await ask({ title: `${label}: ${subscription.id}`, explain: 'As a person does on the Chargebee site.', fields: asks.fields, confirm: label }));
			if (asks && !entered) return '';
			const order = { subscriptionId: subscription.id, ...body, ...asks?.body(entered) };
			if (verb) await act('chargebee', 'POST', `/life/${verb}`, order);
			else await renew(subscription, clock);
			return `${subscription.id} ${said}`;
		});
	return BUTTONS.filter(({ when }) => !when || when.includes(subscription.status)).map((button) =>
		element('button', { onclick: press(button) }, button.label),
	);
}
