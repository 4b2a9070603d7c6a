import type { Noun } from '../../readOperations';

export const NOUN: Noun = { resource: 'branch', one: 'Branch', many: 'branches' };
