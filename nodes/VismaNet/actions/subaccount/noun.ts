import type { Noun } from '../../readOperations';

export const NOUN: Noun = { resource: 'subaccount', one: 'Subaccount', many: 'subaccounts' };
