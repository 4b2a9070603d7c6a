/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import ts from 'typescript';

import { projectRoot } from '../../sandbox/n8n/projectRoot';

export const ROOT = projectRoot();

/** A module that a file names, in whatever way. */
export interface Import {
	/** As written: `../http`, `luxon`. */
	specifier: string;
	/** For relative ones, the file from the root of the project: `lib/http/index.ts`. */
	file?: string;
	/** Gone after compilation. */
	typeOnly: boolean;
}

/** Paths of the TypeScript files in a folder, from the root of the project. */
export function filesIn(folder: string): string[] {
	const path = join(ROOT, folder);
	if (!existsSync(path)) return [];
	const entries = readdirSync(path, { recursive: true, encoding: 'utf8' });
	return entries.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name).replaceAll('\\', '/'));
}

export const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

export function parse(file: string): ts.SourceFile {
	return ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);
}

/** Every node of a file, parents first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
	yield node;
	for (const child of node.getChildren()) yield* nodesOf(child);
}

/** `import`, `export from`, `import()`, `require()` and `import('x').Type`. */
export function importsOf(file: string): Import[] {
	return [...nodesOf(parse(file))].flatMap((node) => {
		const found = moduleNamed(node);
		return found ? [{ ...found, file: fileNamed(file, found.specifier) }] : [];
	});
}

function moduleNamed(node: ts.Node): Import | undefined {
	const named = (text: ts.Node | undefined, typeOnly: boolean) =>
		text && ts.isStringLiteralLike(text) ? { specifier: text.text, typeOnly } : undefined;
	if (ts.isImportDeclaration(node)) return named(node.moduleSpecifier, isTypeOnly(node));
	if (ts.isExportDeclaration(node)) return named(node.moduleSpecifier, node.isTypeOnly);
	if (ts.isImportTypeNode(node)) return named(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
	if (!ts.isCallExpression(node)) return undefined;
	const loads = node.expression.kind === ts.SyntaxKind.ImportKeyword || /^require(\.resolve)?$/.test(node.expression.getText());
	return loads ? named(node.arguments[0], false) : undefined;
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
	if (!importClause) return false;
	const { isTypeOnly: all, name, namedBindings } = importClause;
	if (all || name || !namedBindings) return all;
	return ts.isNamedImports(namedBindings) && namedBindings.elements.every((element) => element.isTypeOnly);
}

function fileNamed(from: string, specifier: string): string | undefined {
	if (!specifier.startsWith('.')) return undefined;
	const path = relative(ROOT, resolve(ROOT, dirname(from), specifier)).replaceAll('\\', '/');
	const candidates = [`${path}.ts`, `${path}/index.ts`, path];
	return candidates.find((candidate) => ts.sys.fileExists(join(ROOT, candidate))) ?? path;
}
