/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mutations, type Mutation } from './list';

const root = process.cwd();
const workshop = mkdtempSync(join(tmpdir(), 'mutations-'));

/** The tests are tried from the fastest on; the property tests only when the examples notice nothing. */
const suites = [
	['--testPathIgnorePatterns', 'properties'],
	['--testPathPatterns', 'properties'],
];

function testsFail(): boolean {
	return suites.some((suite) => {
		const jest = join(root, 'node_modules/jest/bin/jest.js');
		const run = spawnSync(process.execPath, [jest, '--silent', '--bail', '--runInBand', ...suite], {
			cwd: workshop,
		});
		return run.status !== 0;
	});
}

/** Whether a fault is noticed; the file is as it was afterwards. */
function isCaught({ file, find, replace }: Mutation): boolean {
	const path = join(workshop, 'lib/ledger', file);
	const source = readFileSync(path, 'utf8');
	if (source.split(find).length !== 2) throw new Error(`${file} does not hold this once: ${find}`);
	writeFileSync(
		path,
		source.replace(find, () => replace),
	);
	try {
		return testsFail();
	} finally {
		writeFileSync(path, source);
	}
}

/** Applies each fault of the list to a copy of the ledger and runs its tests; exits with 1 when one goes unnoticed. */
function main(): void {
	for (const part of ['lib/ledger', 'test/ledger', 'package.json', 'jest.config.js']) {
		cpSync(join(root, part), join(workshop, part), { recursive: true });
	}
	symlinkSync(join(root, 'node_modules'), join(workshop, 'node_modules'));
	if (testsFail()) throw new Error('The tests fail without any fault.');
	const only = process.argv[2] ?? '';
	const missed = mutations.filter((mutation) => {
		if (!mutation.name.includes(only)) return false;
		const caught = isCaught(mutation);
		console.log(`${caught ? 'caught' : 'MISSED'}  ${mutation.name}`);
		return !caught;
	});
	console.log(`${mutations.length - missed.length} of ${mutations.length} faults are caught.`);
	rmSync(workshop, { recursive: true });
	process.exitCode = missed.length > 0 ? 1 : 0;
}

main();
