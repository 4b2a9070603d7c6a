/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { ICredentialType, Icon, INodeType } from 'n8n-workflow';

import { eslint } from './eslint';
import { type Packed, pack } from './packed';
import { ROOT } from './sources';

let packed: Packed;
beforeAll(async () => {
	packed = await pack();
}, 120_000);
afterAll(() => packed?.remove());

/** The one class of a compiled file, made. */
async function load<T>(file: string): Promise<T> {
	const exported = Object.values((await import(join(packed.folder, file))) as Record<string, new () => T>);
	const [only] = exported.filter((value) => typeof value === 'function');
	if (!only) throw new Error(`${file} exports no class`);
	return new only();
}

function missingIcons(file: string, icon: Icon | { light: Icon; dark: Icon } | undefined): string[] {
	const icons = typeof icon === 'object' ? [icon.light, icon.dark] : [icon];
	const paths = icons.map((name) => join(packed.folder, dirname(file), String(name).replace(/^file:/, '')));
	return paths.filter((path) => !existsSync(path));
}

it('the tarball holds exactly the files of test/package/files.txt', () => {
	const pinned = readFileSync(join(ROOT, 'test/package/files.txt'), 'utf8').trimEnd().split('\n');
	expect(packed.files).toEqual(pinned);
});

it("the tarball passes the rules of n8n's community scanner", async () => {
	const config = join(ROOT, 'test/package/scan.config.mjs');
	expect(await eslint(packed.folder, '--config', config, '**/*.js', '**/*.json')).toBe('');
});

describe('package.json', () => {
	it('names files that are there, all below dist', () => {
		const { credentials, nodes } = packed.manifest.n8n;
		const named = [...credentials, ...nodes];
		expect(named.length).toBeGreaterThanOrEqual(4);
		expect(named.filter((path) => !path.startsWith('dist/') || !packed.files.includes(path))).toEqual([]);
	});

	it('names every node and credential that is there', () => {
		const { credentials, nodes } = packed.manifest.n8n;
		const loadable = packed.files.filter((path) => /\.(node|credentials)\.js$/.test(path));
		expect([...credentials, ...nodes].sort()).toEqual(loadable);
	});

	it("brings no packages: n8n's own serve", () => {
		const { dependencies, optionalDependencies, bundleDependencies, overrides, peerDependencies, n8n, files } = packed.manifest;
		expect([dependencies, optionalDependencies, bundleDependencies, overrides]).toEqual(Array(4).fill(undefined));
		expect(peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(n8n).toMatchObject({ n8nNodesApiVersion: 1, strict: true });
		expect(files).toEqual(['dist']);
	});
});

it('every node loads, takes its parameters as resource and operation, and has its icons and its codex', async () => {
	for (const file of packed.manifest.n8n.nodes) {
		const { description } = await load<INodeType>(file);
		expect(missingIcons(file, description.icon)).toEqual([]);
		const names = description.properties.map(({ name }) => name);
		if (!/Trigger$/.test(description.name)) expect(names).toEqual(expect.arrayContaining(['resource', 'operation']));
		const codex = JSON.parse(readFileSync(join(packed.folder, file.replace(/\.js$/, '.json')), 'utf8'));
		expect(codex.node).toBe(`${packed.manifest.name}.${description.name}`);
	}
});

it('every credential loads, has its icons, and can be tested', async () => {
	for (const file of packed.manifest.n8n.credentials) {
		const credential = await load<ICredentialType>(file);
		expect(missingIcons(file, credential.icon)).toEqual([]);
		expect(credential.test).toBeDefined();
	}
});

it('the template workflows are there, and name nodes and credentials of this package that exist', async () => {
	const { name, n8n } = packed.manifest;
	const nodes = await Promise.all(n8n.nodes.map(async (file) => (await load<INodeType>(file)).description.name));
	const templates = packed.files.filter((path) => /^dist\/workflows\/[\w-]+\.json$/.test(path));
	expect(templates).toEqual(expect.arrayContaining(['dist/workflows/customers.json', 'dist/workflows/sync-one-customer.json']));
	const used = templates.flatMap((path) => {
		const { nodes: inTemplate } = JSON.parse(readFileSync(join(packed.folder, path), 'utf8')) as { nodes: Array<{ type: string }> };
		return inTemplate.map(({ type }) => type).filter((type) => type.startsWith(name));
	});
	expect(used.filter((type) => !nodes.includes(type.slice(name.length + 1)))).toEqual([]);
	expect(used.length).toBeGreaterThan(0);
});
