/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../command';
import { projectRoot } from '../projectRoot';

/** The package as `npm publish` would send it, and the folder that offers it to a running n8n. */
export interface PackedPackage {
	name: string;
	version: string;
	tarball: string;
	/** Hash of the tarball's bytes; the same for the same content. */
	hash: string;
	/** Put it first on n8n's PATH. */
	binFolder: string;
}

/** Builds this checkout. */
export async function buildPackage(): Promise<void> {
	await runCommand('npm', ['run', 'build', '--silent'], { cwd: projectRoot() });
}

/** Packs the built package into `folder`, with an `npm` in `<folder>/bin` that serves it. */
export async function packPackage(folder: string): Promise<PackedPackage> {
	const binFolder = join(folder, 'bin');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(binFolder, { recursive: true });
	const printed = await runCommand('npm', ['pack', '--json', '--pack-destination', folder], { cwd: projectRoot() });
	const { name, version, filename } = JSON.parse(printed)[0] as { name: string; version: string; filename: string };
	const tarball = join(folder, filename);

	const shim = join(projectRoot(), 'sandbox', 'n8n', 'package', 'npmShim.cjs');
	const npm = join(binFolder, 'npm');
	writeFileSync(npm, `#!/bin/sh\nexec "${process.execPath}" "${shim}" "${tarball}" "${version}" "${binFolder}" "$@"\n`);
	chmodSync(npm, 0o755);
	const hash = createHash('sha256').update(readFileSync(tarball)).digest('hex');
	return { name, version, tarball, hash, binFolder };
}
