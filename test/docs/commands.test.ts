/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { runCommand } from '../../sandbox/n8n/command';
import { ROOT, textOf } from '../package/sources';
import { commands, DOCUMENTS, settings, type Typed, unknownBlocks } from './commands';
import { COMMANDS, type Run, SETTINGS } from './runs';

const REPOSITORY: string = JSON.parse(textOf('package.json')).repository.url;
const URL_OF_REPOSITORY = REPOSITORY.replace(/^git\+/, '');

const nameOf = (setting: string) => setting.split('=')[0] ?? '';
/** Undefined where the document leaves the value to its reader: `NAME`, `NAME=`. */
const valueOf = (setting: string) => setting.split('=').slice(1).join('=') || undefined;

/** Sentences for what is typed and not in the list. */
const missingFrom = (typed: Typed[], list: Record<string, Run>, key = (text: string) => text) =>
	typed
		.filter(({ text }) => !(key(text) in list))
		.map(({ file, text }) => `${file} says \`${text}\`, and test/docs/runs.ts names nothing that runs it`);

/** Sentences for rows whose file does not do what they say. */
const untrue = (list: Record<string, Run>) =>
	Object.entries(list)
		.filter(([, { file, words }]) => !existsSync(join(ROOT, file)) || !textOf(file).includes(words))
		.map(([text, { file, words }]) => `\`${text}\` is to be run by ${file}, which has no ${words}`);

const unused = (typed: Typed[], list: Record<string, Run>, key = (text: string) => text) =>
	Object.keys(list)
		.filter((text) => !typed.some((one) => key(one.text) === text))
		.map((text) => `test/docs/runs.ts has \`${text}\`, which no document says`);

describe('what README.md and docs/*.md ask their reader to type', () => {
	it('every command is run by a test or a script', () => {
		expect(DOCUMENTS.length).toBeGreaterThan(3);
		expect(missingFrom(commands(), COMMANDS)).toEqual([]);
		expect(untrue(COMMANDS)).toEqual([]);
		expect(unused(commands(), COMMANDS)).toEqual([]);
	});

	it('every setting of n8n is set by a test, to the value that is named', () => {
		expect(missingFrom(settings(), SETTINGS, nameOf)).toEqual([]);
		expect(untrue(SETTINGS)).toEqual([]);
		expect(unused(settings(), SETTINGS, nameOf)).toEqual([]);
		const other = settings().filter(({ text }) => {
			const value = valueOf(text);
			return value !== undefined && !SETTINGS[nameOf(text)]?.words.endsWith(`: '${value}'`);
		});
		expect(other.map(({ file, text }) => `${file} says \`${text}\`, the test sets another value`)).toEqual([]);
	});

	it('every fenced block says in which language it is', () => {
		expect(unknownBlocks()).toEqual([]);
	});

	it('the clone of the README is of this repository, has its folder, and everything that the demo needs', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'vnc-clone-'));
		try {
			const name = basename(URL_OF_REPOSITORY, '.git');
			expect(commands().map(({ text }) => text)).toEqual(expect.arrayContaining([`git clone ${URL_OF_REPOSITORY}`, `cd ${name}`]));
			await runCommand('git', ['clone', '--quiet', '--depth=1', `file://${ROOT}`, name], { cwd: folder });
			for (const file of ['package.json', 'package-lock.json', 'scripts/run.mjs', 'sandbox/demo/main.ts']) {
				expect(existsSync(join(folder, name, file))).toBe(true);
			}
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});
