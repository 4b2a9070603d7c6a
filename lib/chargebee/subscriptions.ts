import type { ChargebeeClient } from './client';
import type { Form } from './form';
import { list } from './list';
import { recordPath } from './path';
import type { ChargebeeSubscription } from './types/subscription';

const PATH = '/subscriptions';

interface SubscriptionAnswer {
	subscription: ChargebeeSubscription;
}

/** GET /subscriptions/{id} */
export async function getSubscription(client: ChargebeeClient, id: string): Promise<ChargebeeSubscription> {
	return (await client.get<SubscriptionAnswer>(recordPath(PATH, id))).subscription;
}

/** GET /subscriptions: the first `limit` that pass the filter, or all of them. */
export async function listSubscriptions(client: ChargebeeClient, filter: Form, limit?: number): Promise<ChargebeeSubscription[]> {
	const entries = await list<SubscriptionAnswer>(client, PATH, filter, limit);
	return entries.map((entry) => entry.subscription);
}
