/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Demo } from '../../../sandbox/demo/open';
import { openDemo } from '../../../sandbox/demo/open';
import { templateId } from '../../../sandbox/demo/templates';
import { undoOnFailure } from '../../../sandbox/n8n/undoOnFailure';

export const CUSTOMERS_FLOW = templateId('customers');
export const SYNC_ONE_FLOW = templateId('sync-one-customer');
export const ERROR_FLOW = templateId('error-workflow');
/** What the templates name their data tables. */
export const AUDIT = 'vnc_audit';
export const WATERMARK = 'vnc_watermark';
/** Outcomes of the 258 Nordic customers. */
export const ACCEPTED = 240;
export const REFUSED = 8;
export const INACTIVE = 10;

export interface Company {
	demo: Demo;
	/** Ends what was started and removes its folder; also when `start` failed half-way. */
	end(): Promise<void>;
}

/** Lines that belong to the result of the run, printed between jest's own. */
export function report(line: string): void {
	process.stdout.write(`    ${line}\n`);
}

/** The port that Chargebee calls and that no other worker of jest asks for: a port is free until n8n has started. */
function portOfWorker(): number {
	return Number(process.env.JEST_WORKER_ID ?? 1) % 2 === 1 ? 8080 : 8443;
}

/**
 * A real n8n with the package and the templates beside a fresh sandbox, in a folder of its own.
 *
 * @param settings further settings of n8n, by their environment variables
 * @param port where n8n listens: two that start at once need one of their own each
 */
export async function openCompany(settings: Record<string, string> = {}, port = portOfWorker()): Promise<Company> {
	const folder = mkdtempSync(join(tmpdir(), 'vnc-e2e-'));
	const remove = async () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	const demo = await undoOnFailure(async () => await openDemo({ folder, log: report, settings, port }), remove);
	return {
		demo,
		end: async () => {
			await demo.control.visma.removeFaults();
			await demo.control.chargebee.removeFaults();
			await demo.close();
			await remove();
		},
	};
}
