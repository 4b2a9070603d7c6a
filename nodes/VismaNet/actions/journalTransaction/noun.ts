import type { Noun } from '../../readOperations';

export const NOUN: Noun = { resource: 'journalTransaction', one: 'Batch', many: 'batches' };
