// Compiles the TypeScript tools (sandbox, demo, benchmark) and runs one of them. They lie below node_modules, where lint
// does not look and packages are found:
//   node scripts/run.mjs sandbox/demo [arguments]
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

import './setup.mjs';

const [name, ...args] = process.argv.slice(2);
// What is left of a source file that became a folder would be found before it.
rmSync('node_modules/.cache/tools', { recursive: true, force: true });
const compiled = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.tools.json'], { stdio: 'inherit' });
if (compiled.status !== 0) process.exit(compiled.status ?? 1);

const tool = spawn(process.execPath, [`node_modules/.cache/tools/${name}/main.js`, ...args], { stdio: 'inherit' });
// Ctrl-C reaches the tool by itself, a signal to this process alone does not. Either way the tool has things of its
// own to end, so this process waits for it.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => tool.kill(signal));
tool.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
