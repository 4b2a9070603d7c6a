/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';

const ledger = join(__dirname, '../../lib/ledger');
const files = readdirSync(ledger, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

describe('lib/ledger stands on the ground', () => {
	it.each(files)('%s imports nothing but files of the ledger and node:crypto', (file) => {
		const source = readFileSync(join(ledger, file), 'utf8');
		const imported = [...source.matchAll(/\bfrom '([^']+)'|\b(?:import|require)\('([^']+)'\)/g)].map(
			(match) => match[1] ?? match[2] ?? '',
		);
		const outside = imported.filter(
			(name) =>
				name !== 'node:crypto' && (!name.startsWith('.') || normalize(join(file, '..', name)).startsWith('..')),
		);
		expect(outside).toEqual([]);
	});

	it.each(files)('%s asks no clock, and makes no floating-point number of an amount', (file) => {
		const source = readFileSync(join(ledger, file), 'utf8');
		expect(source).not.toMatch(/Date\.now|new Date\(\)|performance\.|setTimeout|Math\.random|parseFloat|toFixed/);
	});
});
