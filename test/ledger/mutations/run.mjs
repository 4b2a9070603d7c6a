// Applies each deliberate fault of list.json to a copy of the ledger and runs the ledger's tests on it:
//   node test/ledger/mutations/run.mjs [part of a name]
// `find` occurs once in `file` (below lib/ledger) and becomes `replace`. Exits with 1 when a fault goes unnoticed.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = resolve(here, '../../..');
const workshop = mkdtempSync(join(tmpdir(), 'mutations-'));
const only = process.argv[2] ?? '';

/** The examples come first: they are fast; the property tests only when the examples notice nothing. */
const suites = [['--testPathIgnorePatterns', 'properties'], ['--testPathPatterns', 'properties']];

function testsFail() {
	const jest = join(root, 'node_modules/jest/bin/jest.js');
	return suites.some((suite) => spawnSync(process.execPath, [jest, '--silent', '--bail', '--runInBand', ...suite], { cwd: workshop }).status !== 0);
}

function isCaught({ file, find, replace }) {
	const path = join(workshop, 'lib/ledger', file);
	const source = readFileSync(path, 'utf8');
	if (source.split(find).length !== 2) throw new Error(`${file} does not hold this once: ${find}`);
	writeFileSync(path, source.replace(find, () => replace));
	try {
		return testsFail();
	} finally {
		writeFileSync(path, source);
	}
}

try {
	for (const part of ['lib/ledger', 'test/ledger', 'package.json', 'jest.config.js']) {
		cpSync(join(root, part), join(workshop, part), { recursive: true });
	}
	symlinkSync(join(root, 'node_modules'), join(workshop, 'node_modules'));
	if (testsFail()) throw new Error('The tests fail without any fault.');
	const chosen = JSON.parse(readFileSync(join(here, 'list.json'), 'utf8')).filter(({ name }) => name.includes(only));
	const missed = chosen.filter((mutation) => {
		const caught = isCaught(mutation);
		console.log(`${caught ? 'caught' : 'MISSED'}  ${mutation.name}`);
		return !caught;
	});
	console.log(`${chosen.length - missed.length} of ${chosen.length} faults are caught.`);
	process.exitCode = missed.length > 0 ? 1 : 0;
} finally {
	rmSync(workshop, { recursive: true });
}
