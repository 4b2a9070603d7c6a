/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { projectRoot } from '../../sandbox/n8n/projectRoot';
import { TABLE_NAMES, withTables } from './tables';

const document = readFileSync(join(projectRoot(), 'docs/accounting.md'), 'utf8');

describe('docs/accounting.md', () => {
	it('shows the figures that the ledger works out today: `node scripts/run.mjs test/docs` writes them', () => {
		expect(document).toBe(withTables(document));
	});

	it('has a place for every computed table', () => {
		const places = [...document.matchAll(/<!-- computed: (\w+) -->/g)].map(([, name]) => name);
		expect(places.sort()).toEqual(TABLE_NAMES.toSorted());
		expect(document.match(/<!-- end -->/g)).toHaveLength(TABLE_NAMES.length);
	});
});
