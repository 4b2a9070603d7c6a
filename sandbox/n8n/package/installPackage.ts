/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { N8nClient } from '../client';
import type { PackedPackage } from './packPackage';

/**
 * Installs the packed package into a running n8n through the endpoint behind Settings > Community nodes, replacing
 * an older build. Does nothing when this very build is installed already. n8n needs no restart.
 */
export async function installPackage(n8n: N8nClient, packed: PackedPackage, userFolder: string): Promise<void> {
	const marker = join(userFolder, 'installed-package');
	const installed = (await n8n.communityPackages.list()).some(({ packageName }) => packageName === packed.name);
	if (installed && existsSync(marker) && readFileSync(marker, 'utf8') === packed.hash) return;
	if (installed) await n8n.communityPackages.uninstall(packed.name);
	await n8n.communityPackages.install(packed.name, packed.version);
	writeFileSync(marker, packed.hash);
}
