/**
 * The rules by which n8n's community scanner (@n8n/scan-community-package 0.32) checks a published tarball: compiled
 * files and package.json, comments that disable rules ignored.
 */
import { createRequire } from 'node:module';

const root = createRequire(import.meta.url);
const cli = createRequire(root.resolve('@n8n/node-cli/eslint'));
const { n8nCommunityNodesPlugin } = cli('@n8n/eslint-plugin-community-nodes');
const n8nNodesBase = cli('eslint-plugin-n8n-nodes-base');
const { parser } = cli('typescript-eslint');

export default [
  ...[n8nCommunityNodesPlugin.configs.recommended].flat(),
  { plugins: { 'n8n-nodes-base': n8nNodesBase }, rules: { 'no-console': 'error' } },
  { files: ['**/*.json'], languageOptions: { parser, parserOptions: { extraFileExtensions: ['.json'] } } },
  { files: ['package.json'], rules: n8nNodesBase.configs.community.rules },
];
