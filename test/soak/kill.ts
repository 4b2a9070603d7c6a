import type { Demo } from '../../sandbox/demo/open';
import { waitFor } from '../../sandbox/n8n/waitFor';

/** Requests that create batches. */
export const POSTS = { method: 'POST', path: '/v2/journaltransaction$' } as const;

/**
 * Kills n8n while an answer to a journal post is on its way, and starts it again. Chargebee's next retries come at once.
 *
 * @param skip so many posts come through first
 * @param isOver whether nothing more will be posted: then n8n lives on
 * @returns whether it was killed
 */
export async function killWhilePosting(demo: Demo, skip: number, isOver: () => Promise<boolean>): Promise<boolean> {
	const { visma, chargebee } = demo.control;
	const fault = await visma.addFault({ ...POSTS, skip, effect: { type: 'hold-reply' } });
	const isHeld = async () => (await visma.faults()).some(({ id, held }) => id === fault && held > 0);
	await waitFor('a held reply, or the end', async () => (await isHeld()) || (await isOver()), { timeout: 600_000 });
	const kills = await isHeld();
	if (kills) await demo.server.kill();
	await visma.removeFaults(fault);
	if (!kills) return false;
	await demo.restart();
	await chargebee.hurryWebhooks();
	return true;
}
