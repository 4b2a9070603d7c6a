import { ask } from '../ui/ask.js';
import { element } from '../ui/element.js';
import { act } from '../ui/server.js';
import { saying } from '../ui/toast.js';

async function createCustomField() {
	const entered = await ask({
		title: 'Create a custom field',
		explain: 'As a person does in the settings of the Chargebee site.',
		fields: { name: { label: 'API name', value: 'cf_partner_tier' } },
		confirm: 'Create',
	});
	if (!entered) return '';
	await act('chargebee', 'POST', '/custom-fields', entered);
	return `Chargebee has the custom field ${entered.name}`;
}

async function expireTokens() {
	await act('visma', 'POST', '/expire-tokens', {});
	return 'Every Visma.net access token has expired';
}

async function reset() {
	const sure = await ask({
		title: 'Reset both companies',
		explain:
			'Visma.net gets its 258 customers back and loses its journals, Chargebee loses everything, webhook endpoints too: ' +
			'publish Subscription Events anew afterwards. Requests and faults are forgotten.',
		confirm: 'Reset',
	});
	if (!sure) return '';
	await Promise.all(['visma', 'chargebee'].map(async (server) => await act(server, 'POST', '/reset', {})));
	return 'Both companies are as at the start';
}

/** Shows the buttons for what is done once, not switched on and off. */
export function showActions(place) {
	place.replaceChildren(
		element('button', { onclick: saying(createCustomField) }, 'Create custom field'),
		element('button', { onclick: saying(expireTokens) }, 'Expire Visma tokens'),
		element('button', { onclick: saying(reset) }, 'Reset'),
	);
}
