import { ask } from '../ui/ask.js';
import { day } from '../ui/figures.js';
import { element } from '../ui/element.js';
import { act } from '../ui/server.js';
import { saying } from '../ui/toast.js';

const RUNNING = ['active', 'non_renewing'];

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
	{ label: 'Pay', verb: 'pay', said: 'has paid an invoice' },
	{ label: 'Refund', verb: 'refund', said: 'got money back' },
	{ label: 'Void invoice', verb: 'void-invoice', said: 'has a voided invoice' },
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
	const press = ({ verb, body, said }) =>
		saying(async () => {
			if (verb) await act('chargebee', 'POST', `/life/${verb}`, { subscriptionId: subscription.id, ...body });
			else await renew(subscription, clock);
			return `${subscription.id} ${said}`;
		});
	return BUTTONS.filter(({ when }) => !when || when.includes(subscription.status)).map((button) =>
		element('button', { onclick: press(button) }, button.label),
	);
}
