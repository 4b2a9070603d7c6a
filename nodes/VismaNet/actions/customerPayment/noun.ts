import type { Noun } from '../../readOperations';

export const NOUN: Noun = { resource: 'customerPayment', one: 'Payment', many: 'customer payments' };
