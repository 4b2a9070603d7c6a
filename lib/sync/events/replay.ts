import { sortBy, uniqBy } from 'lodash';

import { type ChargebeeClient, type ChargebeeEvent, type EventChoice, eventPages } from '../../chargebee';

/** Members of an event's content that name their customer; lists of them too. */
const OF_A_CUSTOMER = /^(subscription|invoice|credit_note|transaction|unbilled_charge|payment_source|card)s?$/;

/**
 * The events of a time window, by type or id, each once and oldest first, as the site has them now.
 *
 * @param customerId only events about this customer; empty for all
 */
export async function replayEvents(client: ChargebeeClient, choice: EventChoice, customerId = ''): Promise<ChargebeeEvent[]> {
	const events: ChargebeeEvent[] = [];
	for await (const page of eventPages(client, choice)) events.push(...page);
	const wanted = customerId === '' ? events : events.filter((event) => isAbout(event, customerId));
	return sortBy(uniqBy(wanted, 'id'), ['occurred_at', 'id']);
}

function isAbout({ content }: ChargebeeEvent, customerId: string): boolean {
	const { customer, ...others } = content as Record<string, unknown> & { customer?: { id?: string } };
	const records = Object.entries(others)
		.filter(([member]) => OF_A_CUSTOMER.test(member))
		.flatMap(([, value]) => value as { customer_id?: string } | Array<{ customer_id?: string }>);
	return customer?.id === customerId || records.some((record) => record?.customer_id === customerId);
}
