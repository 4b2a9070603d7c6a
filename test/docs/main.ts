/* eslint-disable @n8n/community-nodes/no-restricted-imports */
/** Computes the tables of docs/accounting.md anew and writes them into it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { projectRoot } from '../../sandbox/n8n/projectRoot';
import { withTables } from './tables';

const path = join(projectRoot(), 'docs/accounting.md');
writeFileSync(path, withTables(readFileSync(path, 'utf8')));
