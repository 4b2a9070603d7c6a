/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian and Ubuntu keep PostgreSQL's programs: a folder for each version, on nobody's PATH. */
const POSTGRESQL = '/usr/lib/postgresql';

function folders(): string[] {
	const versions = existsSync(POSTGRESQL) ? readdirSync(POSTGRESQL).sort((a, b) => Number(b) - Number(a)) : [];
	return [...(process.env.PATH ?? '').split(delimiter), ...versions.map((version) => join(POSTGRESQL, version, 'bin'))];
}

/** Path of a program of the system; throws with what to install when it is not there. */
export function findProgram(name: string, debianPackage: string): string {
	const found = folders()
		.map((folder) => join(folder, name))
		.find((file) => existsSync(file));
	if (!found) throw new Error(`There is no ${name} on this machine. On Debian and Ubuntu it is in the package ${debianPackage}.`);
	return found;
}
