import type { Noun } from '../../readOperations';

export const NOUN: Noun = { resource: 'backgroundJob', one: 'Job', many: 'background jobs' };
