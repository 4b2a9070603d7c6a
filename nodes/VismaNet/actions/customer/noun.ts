import type { Noun } from '../../readOperations';

export const NOUN: Noun = { resource: 'customer', one: 'Customer', many: 'customers' };
