import type { Noun } from '../../readOperations';

export const NOUN: Noun = { resource: 'vatCategory', one: 'VAT category', many: 'VAT categories' };
