import ts from 'typescript';

import { filesIn, nodesOf, parse, textOf } from './sources';

/** Codes of this family are all in the list of remedies; of Chargebee's there are many more. */
const CLOSED = ['visma-token:*'];

/** Lists of remedies by a vendor's own code; each of these codes is documented. */
const BY_VENDOR_CODE: Record<string, { list: string; family: string }> = {
	'lib/visma/explain.ts': { list: 'TOKEN_REMEDIES', family: 'visma-token:' },
	'lib/chargebee/explain.ts': { list: 'REMEDIES', family: 'chargebee:' },
};

/** Codes written in the sources: `too-long`, or `chargebee:*` where a vendor's code follows. */
function codesIn(file: string): string[] {
	return [...nodesOf(parse(file))].flatMap((node) => {
		if (!ts.isPropertyAssignment(node) || !/^(code|errorCode)$/.test(node.name.getText())) return [];
		const { initializer } = node;
		if (ts.isStringLiteralLike(initializer)) return [initializer.text];
		return ts.isTemplateExpression(initializer) ? [`${initializer.head.text}*`] : [];
	});
}

function vendorCodesIn(file: string): string[] {
	const { list, family } = BY_VENDOR_CODE[file] ?? {};
	return [...nodesOf(parse(file))].flatMap((node) => {
		const isList = ts.isVariableDeclaration(node) && node.name.getText() === list;
		if (!isList || !node.initializer || !ts.isObjectLiteralExpression(node.initializer)) return [];
		return node.initializer.properties.map((row) => `${family}${row.name?.getText()}`);
	});
}

const sources = [...filesIn('lib'), ...filesIn('nodes')];
const written = new Set([...sources.flatMap(codesIn), ...Object.keys(BY_VENDOR_CODE).flatMap(vendorCodesIn)]);
const families = [...written].filter((code) => code.endsWith('*')).map((code) => code.slice(0, -1));
const rows = [...textOf('docs/errors.md').matchAll(/^\| `([^`]+)` \|(.*)\|$/gm)];
const documented = rows.map(([, code = '']) => code);

describe('the stable codes of errors', () => {
	it('are all documented', () => {
		expect(written.size).toBeGreaterThan(15);
		expect([...written].filter((code) => ![...documented, ...CLOSED].includes(code))).toEqual([]);
	});

	it('are documented only where they exist, each once', () => {
		const exists = (code: string) => written.has(code) || families.some((family) => code.startsWith(family));
		expect(documented.filter((code) => !exists(code))).toEqual([]);
		expect(documented).toEqual([...new Set(documented)]);
	});

	it('each say what happened and what to do', () => {
		const isFilled = (cell: string) => cell.trim().length > 10;
		const poor = rows.filter(([, , cells = '']) => !(cells.split(' | ').length === 2 && cells.split(' | ').every(isFilled)));
		expect(poor.map(([, code]) => code)).toEqual([]);
	});
});
