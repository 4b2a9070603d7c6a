/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axios from 'axios';

import { OWNER } from '../../sandbox/demo/open';
import { templateId, TEMPLATES } from '../../sandbox/demo/templates';
import { N8nClient } from '../../sandbox/n8n/client';
import { plainEnvironment, runCommand } from '../../sandbox/n8n/command';
import { projectRoot } from '../../sandbox/n8n/projectRoot';
import { startService } from '../../sandbox/n8n/service';
import { report } from './support/company';

const NPM = { name: 'npm run demo', command: 'npm', cwd: projectRoot(), signals: { stop: 'SIGINT', kill: 'SIGKILL' } } as const;

/** Templates that are not published in the n8n at an address. */
async function unpublished(url: string): Promise<string[]> {
	const n8n = new N8nClient(url);
	await n8n.session.enter(OWNER);
	const workflows = await Promise.all(TEMPLATES.map(async (name) => await n8n.workflows.get(templateId(name))));
	return workflows.filter(({ active }) => !active).map(({ name }) => name);
}

describe('npm run demo', () => {
	it('publishes every template, runs until Ctrl-C, says where to look, and leaves nothing running', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'vnc-demo-'));
		const logFile = join(folder, 'printed.log');
		const printed = () => readFileSync(logFile, 'utf8');
		const env = { ...plainEnvironment(), VNC_DEMO_FOLDER: join(folder, 'demo') };
		const isReady = async () => printed().includes('Running. Ctrl-C ends everything');
		const demo = await startService({ ...NPM, args: ['run', 'demo', '--silent'], env, logFile, isReady });
		const url = /n8n: +(http:\S+)/.exec(printed())?.[1] ?? '';
		const answers = async () => (await axios.get(url, { proxy: false })).status;
		expect(await answers()).toBe(200);
		expect(await unpublished(url)).toEqual([]);
		await demo.stop();
		printed().split('\n').forEach(report);
		expect(printed()).toContain('Ending ...');
		await expect(answers()).rejects.toThrow('ECONNREFUSED');
		rmSync(folder, { recursive: true, force: true });
	});
});

describe('npm run demo -- --check', () => {
	it('ends with 0 after it has synced the customers twice, booked a new subscription once, and run a month-end', async () => {
		const printed = await runCommand('npm', ['run', 'demo', '--silent', '--', '--check'], { cwd: projectRoot() });
		printed.split('\n').forEach(report);
		expect(printed).not.toMatch(/NOT OK/);
		expect(printed.match(/^ok /gm)).toHaveLength(14);
	});
});
