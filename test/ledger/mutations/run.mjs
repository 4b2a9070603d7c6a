// Applies each deliberate fault of a list to a copy of the sources and runs the tests on it:
//   node test/ledger/mutations/run.mjs [part of a name]
// list.json holds faults of lib/ledger, posting.json those of lib/sync/journals, each with the test and the case that is to notice it.
// `find` occurs once in `file` and becomes `replace`. Exits with 1 when a fault goes unnoticed.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = resolve(here, '../../..');
const workshop = mkdtempSync(join(tmpdir(), 'mutations-'));
const only = process.argv[2] ?? '';

const lists = [
	{
		list: 'list.json',
		folder: 'lib/ledger',
		// The examples come first: they are fast; the property tests only when the examples notice nothing.
		suites: () => [
			['--testPathIgnorePatterns', 'properties', '/test/(lib|sandbox)/'],
			['--testPathPatterns', 'test/ledger/.*properties'],
		],
	},
	{
		list: 'posting.json',
		folder: 'lib/sync/journals',
		suites: ({ test, case: name }) => [['--testPathPatterns', `test/lib/sync/journals/${test}`, '--testNamePattern', name]],
	},
];

function testsFail(suites) {
	const jest = join(root, 'node_modules/jest/bin/jest.js');
	const options = ['--silent', '--bail', '--runInBand', '--forceExit'];
	return suites.some((suite) => spawnSync(process.execPath, [jest, ...options, ...suite], { cwd: workshop }).status !== 0);
}

function isCaught({ file, find, replace }, folder, suites) {
	const path = join(workshop, folder, file);
	const source = readFileSync(path, 'utf8');
	if (source.split(find).length !== 2) throw new Error(`${file} does not hold this once: ${find}`);
	writeFileSync(path, source.replace(find, () => replace));
	try {
		return testsFail(suites);
	} finally {
		writeFileSync(path, source);
	}
}

try {
	for (const part of ['lib', 'sandbox', 'test/ledger', 'test/lib', 'test/sandbox', 'package.json', 'jest.config.js']) {
		cpSync(join(root, part), join(workshop, part), { recursive: true });
	}
	symlinkSync(join(root, 'node_modules'), join(workshop, 'node_modules'));
	const results = lists.flatMap(({ list, folder, suites }) => {
		const chosen = JSON.parse(readFileSync(join(here, list), 'utf8')).filter(({ name }) => name.includes(only));
		const sound = new Map(chosen.map((mutation) => [suites(mutation).join(), suites(mutation)]));
		for (const suite of sound.values()) if (testsFail(suite)) throw new Error(`The tests fail without any fault: ${suite.join()}`);
		return chosen.map((mutation) => {
			const caught = isCaught(mutation, folder, suites(mutation));
			console.log(`${caught ? 'caught' : 'MISSED'}  ${mutation.name}`);
			return caught;
		});
	});
	console.log(`${results.filter((caught) => caught).length} of ${results.length} faults are caught.`);
	process.exitCode = results.every((caught) => caught) ? 0 : 1;
} finally {
	rmSync(workshop, { recursive: true });
}
