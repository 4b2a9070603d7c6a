/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { plainEnvironment, runCommand } from '../../sandbox/n8n/command';
import { ROOT } from './sources';

/** What the build reads and npm packs. */
const SOURCES = ['credentials', 'nodes', 'lib', 'workflows', 'tsconfig.json', 'gulpfile.js', 'package.json', '.npmrc'];
const DOCUMENTS = ['README.md', 'LICENSE', 'CHANGELOG.md', 'CONTRIBUTING.md'];
const SET_UP = 'node scripts/setup.mjs && ';

export interface Manifest {
	name: string;
	scripts: { build: string };
	files: string[];
	n8n: { n8nNodesApiVersion: number; strict: boolean; credentials: string[]; nodes: string[] };
	peerDependencies: Record<string, string>;
	dependencies?: unknown;
	bundleDependencies?: unknown;
	optionalDependencies?: unknown;
	overrides?: unknown;
}

/** The package as npm would publish it. */
export interface Packed {
	/** Where its files are, as after an installation; n8n's packages are found from there. */
	folder: string;
	manifest: Manifest;
	/** Paths in the tarball, sorted. */
	files: string[];
	remove(): void;
}

export function manifestIn(folder: string): Manifest {
	return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** Builds and packs a copy of the checkout, so that whoever builds at the same time is not in the way. */
export async function pack(): Promise<Packed> {
	const temporary = mkdtempSync(join(tmpdir(), 'packed-'));
	const copy = join(temporary, 'copy');
	mkdirSync(copy);
	for (const name of [...SOURCES, ...DOCUMENTS.filter((name) => existsSync(join(ROOT, name)))]) {
		cpSync(join(ROOT, name), join(copy, name), { recursive: true });
	}
	for (const folder of [temporary, copy]) symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');

	await build(copy);
	const printed = await runCommand('npm', ['pack', '--json', '--pack-destination', temporary], { cwd: copy });
	const [{ filename, files }] = JSON.parse(printed) as [{ filename: string; files: Array<{ path: string }> }];
	await runCommand('tar', ['-xzf', filename], { cwd: temporary });
	const folder = join(temporary, 'package');
	return {
		folder,
		manifest: manifestIn(folder),
		files: files.map(({ path }) => path).sort(),
		remove: () => rmSync(temporary, { recursive: true, force: true }),
	};
}

/** Runs the build script of package.json; its packages are those of the checkout, so nothing is set up. */
async function build(folder: string): Promise<void> {
	const { scripts } = manifestIn(folder);
	const environment = plainEnvironment();
	const path = [join(ROOT, 'node_modules', '.bin'), environment.PATH].join(delimiter);
	for (const command of scripts.build.replace(SET_UP, '').split(' && ')) {
		const [name = '', ...args] = command.split(' ');
		await runCommand(name, args, { cwd: folder, env: { ...environment, PATH: path } });
	}
}
