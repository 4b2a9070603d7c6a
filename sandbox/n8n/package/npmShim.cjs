// Stands in front of npm for a running n8n, so that "Settings > Community nodes > Install" finds the package that is
// not published yet: `npm view` and `npm pack` of our own package answer with the tarball made from this checkout.
// Everything else goes to the real npm. Called as: npmShim.cjs <tarball> <version> <this shim's folder> <npm arguments>
const { spawnSync } = require('node:child_process');
const { copyFileSync } = require('node:fs');
const { basename, delimiter, join, resolve } = require('node:path');

const OWN_PACKAGE = 'n8n-nodes-visma-chargebee@';
const [tarball, version, ownFolder, command, ...args] = process.argv.slice(2);
const isOwn = args.some((argument) => argument.startsWith(OWN_PACKAGE));

if (command === 'pack' && isOwn) {
	copyFileSync(tarball, join(process.cwd(), basename(tarball)));
	console.log(basename(tarball));
} else if (command === 'view' && isOwn) {
	console.log(JSON.stringify(version));
} else if (command === 'outdated') {
	console.log('{}');
} else {
	const PATH = process.env.PATH.split(delimiter)
		.filter((folder) => resolve(folder) !== resolve(ownFolder))
		.join(delimiter);
	const { status } = spawnSync('npm', [command, ...args], { stdio: 'inherit', env: { ...process.env, PATH } });
	process.exit(status ?? 1);
}
