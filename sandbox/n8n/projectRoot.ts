/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PACKAGE_NAME = 'n8n-nodes-visma-chargebee';

/** Whether the folder's package.json is the project's own; `sandbox/n8n` has one too, of the n8n host. */
function isProjectRoot(folder: string): boolean {
	const manifest = join(folder, 'package.json');
	return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === PACKAGE_NAME;
}

/** The checkout's folder, the same whether the caller runs from source or compiled below node_modules. */
export function projectRoot(): string {
	let folder = __dirname;
	while (!isProjectRoot(folder)) {
		if (dirname(folder) === folder) throw new Error(`${PACKAGE_NAME} was not found above ${__dirname}`);
		folder = dirname(folder);
	}
	return folder;
}
