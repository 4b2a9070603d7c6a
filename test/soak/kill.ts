import { waitUntilHeld } from '../e2e/support/held';
import type { Demo } from '../../sandbox/demo/open';

/** Requests that create batches. */
export const POSTS = { method: 'POST', path: '/v2/journaltransaction$' } as const;

/**
 * Kills n8n while an answer to a journal post is on its way, and starts it again. Chargebee's next retries come at once.
 *
 * @param skip so many posts come through first
 * @param work what makes n8n post, when it does not already
 */
export async function killWhilePosting(demo: Demo, skip: number, work?: () => Promise<unknown>): Promise<void> {
	const { visma, chargebee } = demo.control;
	const fault = await visma.addFault({ ...POSTS, skip, effect: { type: 'hold-reply' } });
	await work?.();
	await waitUntilHeld(visma, fault);
	await demo.server.kill();
	await visma.removeFaults(fault);
	await demo.restart();
	await chargebee.hurryWebhooks();
}
