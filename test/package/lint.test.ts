/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readdirSync } from 'node:fs';

import { eslint } from './eslint';
import { filesIn, ROOT, textOf } from './sources';

const SHIPPED = ['credentials', 'nodes', 'lib'];
/** Needed by files that serve, start processes or print: the sandbox, the demo and tests. */
const MAY_BE_DISABLED = new Set([
	'@n8n/community-nodes/no-restricted-imports',
	'@n8n/community-nodes/no-restricted-globals',
	'@n8n/community-nodes/no-dangerous-functions',
	'no-console',
]);
const MARK = ['eslint', 'disable'].join('-');
const HEADER = new RegExp(`^/\\* ${MARK} ([^*]+) \\*/\n`);

describe('lint', () => {
	it('finds nothing in what ships, with comments that disable rules ignored', async () => {
		expect(await eslint(ROOT, ...SHIPPED, 'package.json')).toBe('');
	});

	it('is not switched off anywhere in what ships', () => {
		expect(SHIPPED.flatMap(filesIn).filter((file) => textOf(file).includes(MARK))).toEqual([]);
	});

	const others = [...filesIn('test'), ...filesIn('sandbox')];

	it('is switched off elsewhere by one comment at the top, for the few rules of published nodes', () => {
		const misplaced = others.filter((file) => textOf(file).replace(HEADER, '').includes(MARK));
		expect(misplaced).toEqual([]);
		const rules = others.flatMap((file) => HEADER.exec(textOf(file))?.[1]?.split(/,\s*/) ?? []);
		expect(rules.filter((rule) => !MAY_BE_DISABLED.has(rule))).toEqual([]);
		expect(rules.length).toBeGreaterThan(0);
	});

	it("has the configuration that n8n's strict mode demands, and no other", () => {
		const expected = textOf('node_modules/@n8n/node-cli/dist/template/templates/shared/default/eslint.config.mjs');
		expect(textOf('eslint.config.mjs')).toBe(expected);
		const configs = readdirSync(ROOT).filter((name) => /^(eslint\.config\.|\.eslintrc|\.eslintignore)/.test(name));
		expect(configs).toEqual(['eslint.config.mjs']);
	});
});
