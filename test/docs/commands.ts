/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT, textOf } from '../package/sources';

/** Languages of fenced blocks: commands, settings by environment variables, and what nobody types. */
const COMMANDS = ['', 'sh'];
const SETTINGS = ['env'];
const SHOWN = ['text', 'json', 'ts', 'mermaid'];

const PROGRAM = /^(npm|npx|node|git|cd|n8n|docker|curl|psql|redis-cli|\.ci\/)/;
const SETTING = /^(N8N|EXECUTIONS|QUEUE|DB|OFFLOAD|WEBHOOK|GENERIC|NODE)_[A-Z0-9_]+(=\S*)?$/;

/** What a document asks its reader to type: a command, or a setting of n8n with its value where one is named. */
export interface Typed {
	file: string;
	text: string;
}

export const DOCUMENTS = ['README.md', ...readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];

const blocksOf = (file: string) => [...textOf(file).matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)].map(([, language = '', text = '']) => ({ language, text }));

const linesOf = (text: string) => text.split('\n').map((line) => line.replace(/\s+#.*$/, '').trim()).filter((line) => line && !line.startsWith('#'));

function inBlocks(file: string, languages: string[]): string[] {
	return blocksOf(file).filter(({ language }) => languages.includes(language)).flatMap(({ text }) => linesOf(text));
}

function inline(file: string, isWanted: (text: string) => boolean): string[] {
	const prose = textOf(file).replace(/^```[\s\S]*?^```/gm, '');
	return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text).filter(isWanted);
}

const typed = (read: (file: string) => string[]): Typed[] =>
	DOCUMENTS.flatMap((file) => read(file).map((text) => ({ file, text })));

export const commands = (): Typed[] => typed((file) => [...inBlocks(file, COMMANDS), ...inline(file, (text) => PROGRAM.test(text) && /[ /]/.test(text))]);

export const settings = (): Typed[] => typed((file) => [...inBlocks(file, SETTINGS), ...inline(file, (text) => SETTING.test(text))]);

/** Blocks in a language that this does not know: nobody could tell whether their lines are to be typed. */
export const unknownBlocks = (): Typed[] =>
	typed((file) => blocksOf(file).filter(({ language }) => ![...COMMANDS, ...SETTINGS, ...SHOWN].includes(language)).map(({ language }) => language));
