/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import type { SystemUser } from '../service';

const NAMES = ['postgres', 'nobody'];

/** Who runs PostgreSQL, which refuses root: nobody else unless the calling process is root's. */
export function plainUser(): SystemUser | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const users = readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.map((line) => line.split(':'));
	const [, , uid, gid] = NAMES.map((wanted) => users.find(([name]) => name === wanted)).find((user) => user !== undefined) ?? [];
	if (!uid || !gid) throw new Error(`PostgreSQL does not run as root, and there is no user named ${NAMES.join(' or ')}`);
	return { uid: Number(uid), gid: Number(gid) };
}
