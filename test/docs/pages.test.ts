/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

import { ROOT, textOf } from '../package/sources';
import { gallery } from '../screenshots/gallery';
import { DOCUMENTS } from './commands';

/** Places of this project that a document links to or shows, as files from the root of the project. */
function linkedFrom(file: string): string[] {
	const targets = [...textOf(file).matchAll(/\]\(([^)\s#]*)(?:#[^)\s]*)?\)/g)].map(([, target = '']) => target);
	return targets.filter((target) => target && !/^\w+:/.test(target)).map((target) => normalize(join(dirname(file), target)));
}

/** `#headings` that a document's links name, with the document that has to have them. */
function headingsFrom(file: string): Array<{ page: string; heading: string }> {
	return [...textOf(file).matchAll(/\]\(([^)\s#]*)#([^)\s]+)\)/g)]
		.filter(([, target = '']) => !/^\w+:/.test(target))
		.map(([, target = '', heading = '']) => ({ page: target ? normalize(join(dirname(file), target)) : file, heading }));
}

const slug = (title: string) => title.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-');
const slugsOf = (page: string) => [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => slug(title));

describe('the pages of the documentation', () => {
	it('link only to what is there, headings too', () => {
		const dangling = DOCUMENTS.flatMap((file) => linkedFrom(file).filter((target) => !existsSync(join(ROOT, target))).map((target) => `${file} links to ${target}, which is not there`));
		expect(dangling).toEqual([]);
		const headless = DOCUMENTS.flatMap((file) => headingsFrom(file).filter(({ page, heading }) => !slugsOf(page).includes(heading)).map(({ page, heading }) => `${file} links to ${page}#${heading}, a heading that is not there`));
		expect(headless).toEqual([]);
	});

	it('are all in the table of the README', () => {
		const linked = linkedFrom('README.md');
		expect(DOCUMENTS.filter((page) => page !== 'README.md' && !linked.includes(page)).map((page) => `README.md does not link to ${page}`)).toEqual([]);
	});

	it('show every template as it is today: `node scripts/run.mjs test/screenshots` takes the pictures and writes docs/templates.md', () => {
		expect(textOf('docs/templates.md')).toBe(gallery());
	});

	it('use every picture', () => {
		const pictures = readdirSync(join(ROOT, 'docs/images'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.png'));
		const shown = DOCUMENTS.flatMap(linkedFrom);
		expect(pictures.map((name) => `docs/images/${name.replaceAll('\\', '/')}`).filter((picture) => !shown.includes(picture))).toEqual([]);
	});
});
