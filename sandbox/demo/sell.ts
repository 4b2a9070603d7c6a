import type { Invoice, Subscription } from '../chargebee/billing/shapes';
import type { VismaJournal } from '../control';
import type { ExecutionSummary } from '../n8n/client/executions';
import { waitFor } from '../n8n/waitFor';
import type { Demo } from './open';
import { templateId } from './templates';

const ENDED = ['success', 'error', 'crashed', 'canceled'];
/** A Norwegian customer of the seed: to a Swedish company, a sale outside the EU. */
const BUYER = 'VN-10001';
const BOOKING_TIMEOUT = 120_000;

/** What came of a new subscription, on both sides. */
export interface Sale {
	subscription: Subscription;
	invoice: Invoice;
	booked: Booked;
}

/** How Visma.net's books stand after some events, and what n8n did for it. */
export interface Booked {
	/** Executions of *Book Events*, all of them ended. */
	executions: ExecutionSummary[];
	journals: VismaJournal[];
	seconds: number;
}

/** Presses *New subscription*, as the page does, and waits until what it sets off is done. */
export async function sellSubscription(demo: Demo): Promise<Sale> {
	const act = async () => await demo.control.chargebee.live<Omit<Sale, 'booked'>>('create', { customerId: BUYER });
	const { done, booked } = await untilBooked(demo, act);
	return { ...done, booked };
}

/** Lets Chargebee deliver all that it told of once more. */
export async function tellAgain(demo: Demo): Promise<Booked> {
	const { booked } = await untilBooked(demo, async () => await demo.control.chargebee.redeliver());
	return booked;
}

/** Does something on the Chargebee site, and waits until every delivery of it has had its execution. */
export async function untilBooked<T>(demo: Demo, act: () => Promise<T>): Promise<{ done: T; booked: Booked }> {
	const { n8n, control } = demo;
	const started = Date.now();
	const after = await n8n.executions.newestId();
	const seen = new Set((await control.chargebee.webhooks()).deliveries.map(({ seq }) => seq));
	const done = await act();
	const executions = await waitFor(
		'Executions of Book Events',
		async () => {
			const { pending, deliveries } = await control.chargebee.webhooks();
			const delivered = deliveries.filter(({ seq, outcome }) => outcome === 'delivered' && !seen.has(seq)).length;
			if (pending > 0 || delivered === 0) return undefined;
			const found = await n8n.executions.list({ workflowId: templateId('book-events'), after });
			return found.length >= delivered && found.every(({ status }) => ENDED.includes(status)) && found;
		},
		{ timeout: BOOKING_TIMEOUT },
	);
	const { journals } = await control.visma.state();
	return { done, booked: { executions, journals, seconds: (Date.now() - started) / 1000 } };
}
