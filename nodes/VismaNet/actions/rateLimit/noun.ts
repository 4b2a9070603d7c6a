import type { Noun } from '../../readOperations';

export const NOUN: Noun = { resource: 'rateLimit', one: 'Rate limit', many: 'rate limits' };
