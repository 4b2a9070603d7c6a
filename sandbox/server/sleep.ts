/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout } from 'node:timers/promises';

/** Waits `ms` milliseconds without keeping the process alive. */
export async function sleep(ms: number): Promise<void> {
	if (ms > 0) await setTimeout(ms, undefined, { ref: false });
}
