import type { Noun } from '../../readOperations';

export const NOUN: Noun = { resource: 'ledger', one: 'Ledger', many: 'ledgers' };
