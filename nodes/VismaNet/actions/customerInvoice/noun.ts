import type { Noun } from '../../readOperations';

export const NOUN: Noun = { resource: 'customerInvoice', one: 'Invoice', many: 'customer invoices' };
