/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, no-console */
/**
 * Holds what the package costs against its budgets: `npm run bench` runs all, `npm run bench -- journals` one of them,
 * each in a process of its own, and fails when one is over budget.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const BENCHMARKS = ['journals', 'customers', 'invoices', 'reconcile'];

async function run(name: string): Promise<boolean> {
	const [code] = (await once(fork(join(__dirname, `${name}.js`)), 'exit')) as [number | null];
	return code === 0;
}

async function main(): Promise<void> {
	const named = process.argv.slice(2);
	const unknown = named.filter((name) => !BENCHMARKS.includes(name));
	if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}; there are ${BENCHMARKS.join(', ')}`);
	for (const name of named.length > 0 ? named : BENCHMARKS) {
		if (!(await run(name))) {
			console.error(`${name}: over budget or failed`);
			process.exitCode = 1;
		}
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
