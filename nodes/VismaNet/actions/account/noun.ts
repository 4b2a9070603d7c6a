import type { Noun } from '../../readOperations';

export const NOUN: Noun = { resource: 'account', one: 'Account', many: 'accounts' };
