/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, no-console */
import 'reflect-metadata';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { Company } from '../engine/company';

/** Runs a benchmark on a company in a sandbox of its own process, and ends both; fails when it is over budget. */
export function benchmark(run: (company: Company) => Promise<boolean>): void {
	const servers = fork(join(__dirname, 'sandboxProcess.js'));
	const work = async () => {
		const [message] = (await once(servers, 'message')) as [{ visma: { url: string }; chargebee: { url: string } }];
		return await run(Company.at(message.visma.url, message.chargebee.url));
	};
	const end = (passed: boolean) => {
		servers.kill();
		process.exit(passed ? 0 : 1);
	};
	work().then(end, (error: unknown) => {
		console.error(error);
		end(false);
	});
}
