/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { join } from 'node:path';

import { omit } from 'lodash';

import { plainEnvironment, runCommand } from '../../sandbox/n8n/command';
import { ROOT } from './sources';

/**
 * What ESLint has to say, comments that disable rules ignored; nothing when all is well.
 *
 * @param args paths and options, seen from the folder
 */
export async function eslint(folder: string, ...args: string[]): Promise<string> {
	const program = join(ROOT, 'node_modules', 'eslint', 'bin', 'eslint.js');
	// With NODE_ENV=test, which Jest sets, n8n's rules take every file for one of their own fixtures.
	const env = omit(plainEnvironment(), 'NODE_ENV');
	const options = [program, '--no-inline-config', '--max-warnings', '0', ...args];
	return await runCommand(process.execPath, options, { cwd: folder, env });
}
