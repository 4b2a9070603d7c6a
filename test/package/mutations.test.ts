/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const LISTS = { 'list.json': 'lib/ledger', 'posting.json': 'lib/sync/journals' };

interface Mutation {
	name: string;
	file: string;
	find: string;
}

const textOf = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');

/** Applying them takes long, and stops at one that has lost its place. Not beside the lists: the faults would be caught by this. */
describe('deliberate faults', () => {
	it.each(Object.entries(LISTS))('of %s each find their place once', (list, folder) => {
		const mutations: Mutation[] = JSON.parse(textOf('test/ledger/mutations', list));
		expect(mutations.length).toBeGreaterThan(20);
		const lost = mutations.filter(({ file, find }) => textOf(folder, file).split(find).length !== 2);
		expect(lost.map(({ name }) => name)).toEqual([]);
	});
});
