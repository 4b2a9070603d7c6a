import type { Noun } from '../../readOperations';

export const NOUN: Noun = { resource: 'customerCreditNote', one: 'Credit note', many: 'customer credit notes' };
