import ts from 'typescript';

import { filesIn, type Import, importsOf, nodesOf, parse } from './sources';

/** Which floors stand on which; a floor may always import its own files. */
const STANDS_ON: Record<string, string[]> = {
	credentials: [],
	nodes: ['lib', 'lib/sync', 'lib/visma', 'lib/chargebee', 'lib/http', 'lib/ledger'],
	'lib/sync': ['lib', 'lib/visma', 'lib/chargebee', 'lib/ledger', 'lib/http'],
	'lib/visma': ['lib', 'lib/http'],
	'lib/chargebee': ['lib', 'lib/http'],
	'lib/http': ['lib'],
	'lib/ledger': [],
	lib: [],
};
/** What n8n offers to a community package, and the linter allows. */
const FROM_THE_HOST = ['lodash', 'luxon', 'node:crypto', 'p-limit', 'zod'];
const SHIPPED = ['credentials', 'nodes', 'lib'];

/** `lib/http/errors/index.ts` is on floor `lib/http`, `lib/attempt.ts` on `lib`. */
function floorOf(file: string): string {
	const [first = '', second = ''] = file.split('/');
	return first === 'lib' && !second.includes('.') ? `${first}/${second}` : first;
}

/** Imports that break a rule, as `file -> specifier`. */
function breaking(folders: string[], isBroken: (from: string, named: Import) => boolean): string[] {
	return folders.flatMap(filesIn).flatMap((file) =>
		importsOf(file)
			.filter((named) => isBroken(file, named))
			.map(({ specifier }) => `${file} -> ${specifier}`),
	);
}

const folderOf = ({ file = '' }: Import) => file.split('/')[0] ?? '';

describe('the floors of the house', () => {
	it('are all known', () => {
		const floors = SHIPPED.flatMap(filesIn).map(floorOf);
		expect(floors.filter((floor) => !(floor in STANDS_ON))).toEqual([]);
		expect(new Set(floors).size).toBeGreaterThan(5);
	});

	it('stand only on the floors below them', () => {
		const climbs = (from: string, named: Import) => {
			if (named.file === undefined) return false;
			const [above, below] = [floorOf(from), floorOf(named.file)];
			return above !== below && !STANDS_ON[above]?.includes(below);
		};
		expect(breaking(SHIPPED, climbs)).toEqual([]);
	});

	it('lib needs no n8n: it imports what the host offers and nothing else, types aside', () => {
		const isForeign = (_: string, { specifier, file, typeOnly }: Import) =>
			file === undefined && !typeOnly && !FROM_THE_HOST.includes(specifier);
		expect(breaking(['lib'], isForeign)).toEqual([]);
	});

	it('nodes and credentials import what the host offers and n8n-workflow', () => {
		const isForeign = (_: string, { specifier, file }: Import) =>
			file === undefined && ![...FROM_THE_HOST, 'n8n-workflow'].includes(specifier);
		expect(breaking(['nodes', 'credentials'], isForeign)).toEqual([]);
	});

	it('what ships never imports the sandbox or tests', () => {
		expect(breaking(SHIPPED, (_, named) => ['sandbox', 'test'].includes(folderOf(named)))).toEqual([]);
	});

	it('the sandbox stands in for the vendors, so it knows nothing of the nodes, of lib or of tests', () => {
		expect(breaking(['sandbox'], (_, named) => [...SHIPPED, 'test'].includes(folderOf(named)))).toEqual([]);
	});

	it('every relative import names a file', () => {
		const isDangling = (_: string, { file }: Import) => file !== undefined && !/\.(ts|cjs|js|json)$/.test(file);
		expect(breaking([...SHIPPED, 'sandbox', 'test'], isDangling)).toEqual([]);
	});
});

describe('what lib must be given', () => {
	const FORBIDDEN = /^(Date\.now|Math\.random|set(Timeout|Interval|Immediate)|process|performance|crypto\.random\w+)$/;

	it('clock, timers and randomness are arguments', () => {
		const found = filesIn('lib').flatMap((file) =>
			[...nodesOf(parse(file))].filter(readsTheWorld).map((node) => `${file}: ${node.getText()}`),
		);
		expect(found).toEqual([]);
	});

	function readsTheWorld(node: ts.Node): boolean {
		if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0;
		return ts.isCallExpression(node) && FORBIDDEN.test(node.expression.getText());
	}
});

describe('the files that n8n loads', () => {
	const loaded = [...filesIn('nodes'), ...filesIn('credentials')].filter((file) => /\.(node|credentials)\.ts$/.test(file));
	const isExported = (statement: ts.Statement) =>
		ts.isExportDeclaration(statement) ||
		ts.isExportAssignment(statement) ||
		(ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));

	it.each(loaded)('%s exports exactly one class, named like the file', (file) => {
		const exported = parse(file).statements.filter(isExported);
		expect(exported).toHaveLength(1);
		const [only] = exported;
		expect(only && ts.isClassDeclaration(only) ? only.name?.text : undefined).toBe(/(\w+)\.\w+\.ts$/.exec(file)?.[1]);
	});

	it('are at least the two nodes and the two credentials', () => {
		expect(loaded.length).toBeGreaterThanOrEqual(4);
	});
});
