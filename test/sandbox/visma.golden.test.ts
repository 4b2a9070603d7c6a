/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { projectRoot } from '../../sandbox/n8n/projectRoot';
import { logIn, run, type Running } from './running';

const FOLDER = join(projectRoot(), '../shared/golden');
const SCOPE = ['read', 'create', 'update'].map((right) => `vismanet_erp_service_api:${right}`).join(' ');

interface Case {
	expected: Array<{ body: object }>;
	expectedBalances: Array<{ financialPeriod: string; account: string; currency: string; net: string }>;
}

let running: Running;
beforeAll(async () => {
	running = await run('empty');
});
afterAll(async () => await running.sandbox.stop());
beforeEach(async () => {
	await running.control.visma.reset({ seed: 'empty' });
	await logIn(running.visma, { scope: SCOPE });
});

async function book(body: object): Promise<void> {
	const { status, data, headers } = await running.visma.post('/v2/journaltransaction', body);
	expect([status, data]).toEqual([201, '']);
	const released = await running.visma.post(`${new URL(headers.location).pathname}/action/release`);
	expect(released.data.actionResult).toBe('Done');
}

const text = (rows: Array<{ period: string; account: string; currency: string; net: string }>) =>
	rows.filter(({ net }) => Number(net) !== 0).map(({ period, account, currency, net }) => `${period} ${account} ${currency} ${net}`);

const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.json')) : [];

if (files.length === 0) {
	it('sample cases are not beside this checkout: the ledger is not compared with them', () => expect(files).toEqual([]));
} else {
	it.each(files)('the batches of %s are taken, and leave the balances that the case says', async (file) => {
		const sample = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Case;
		for (const { body } of sample.expected) await book(body);
		const wanted = sample.expectedBalances.map(({ financialPeriod, ...row }) => ({ period: financialPeriod, ...row }));
		expect(text(await running.control.visma.balances()).sort()).toEqual(text(wanted).sort());
	});
}
