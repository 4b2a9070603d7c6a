/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CHECKS, type SetUpSettings } from '../../../../lib/sync/setUp';
import { monthsBetween } from '../../../../lib/sync/setUp/months';
import { projectRoot } from '../../../../sandbox/n8n/projectRoot';

const documented = () => {
	const text = readFileSync(join(projectRoot(), 'docs', 'going-live.md'), 'utf8');
	const table = text.slice(text.indexOf('| check | looks at |'), text.indexOf('Some things no API tells'));
	return [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
};

async function addressed(webhookUrl: string, baseUrl = 'https://acme.chargebee.com') {
	const check = CHECKS.find(({ name }) => name === 'webhook-address');
	if (!check || check.ofRules) throw new Error('There is no such check');
	const settings = { webhookUrl, site: { baseUrl } } as Partial<SetUpSettings> as SetUpSettings;
	return (await check.run({ settings, read: undefined as never })).map(({ result }) => result);
}

describe('the checks of a set-up', () => {
	test('are all documented, each once', () => {
		const names = CHECKS.map(({ name }) => name);
		expect(documented().toSorted()).toEqual(names.toSorted());
		expect(new Set(names).size).toBe(names.length);
	});

	test('come after what they need', () => {
		CHECKS.forEach(({ needs }, index) => {
			const proved = CHECKS.slice(0, index).flatMap(({ proves }) => proves ?? []);
			expect(needs.filter((need) => !proved.includes(need))).toEqual([]);
		});
	});

	test.each([
		['https://n8n.acme.com', 'passed'],
		['https://n8n.acme.com:8443', 'passed'],
		['http://n8n.acme.com', 'warning'],
		['https://n8n.acme.com:5678', 'failed'],
		['http://localhost:8080', 'failed'],
		['https://192.168.1.7', 'failed'],
		['https://10.0.0.4:8443', 'failed'],
		['http://[::1]:8080', 'failed'],
		['n8n', 'failed'],
	])('say of webhooks at %s: %s', async (url, result) => {
		expect(await addressed(url)).toEqual([result]);
	});

	test('let a stand-in of Chargebee beside n8n call it there', async () => {
		expect(await addressed('http://localhost:8080', 'http://127.0.0.1:4010')).toEqual(['passed']);
	});

	test('count months over the turn of the year, and none backwards', () => {
		expect(monthsBetween('202611', '202702')).toEqual(['202611', '202612', '202701', '202702']);
		expect(monthsBetween('202702', '202611')).toEqual([]);
	});
});
