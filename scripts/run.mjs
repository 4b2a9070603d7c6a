// Compiles the TypeScript tools (sandbox, demo, benchmark) into .build and runs one of them:
//   node scripts/run.mjs sandbox/demo [arguments]
import { spawnSync } from 'node:child_process';

const [tool, ...args] = process.argv.slice(2);
const node = (...command) => spawnSync(process.execPath, command, { stdio: 'inherit' }).status ?? 1;

const status = node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.tools.json') || node(`.build/${tool}/main.js`, ...args);
process.exit(status);
