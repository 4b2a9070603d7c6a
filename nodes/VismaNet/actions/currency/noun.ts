import type { Noun } from '../../readOperations';

export const NOUN: Noun = { resource: 'currency', one: 'Currency', many: 'currencies' };
