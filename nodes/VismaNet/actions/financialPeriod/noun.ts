import type { Noun } from '../../readOperations';

export const NOUN: Noun = { resource: 'financialPeriod', one: 'Financial period', many: 'financial periods' };
