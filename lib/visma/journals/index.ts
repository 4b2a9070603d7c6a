export * from './body';
export * from './countPages';
export * from './create';
export * from './ensure';
export * from './get';
export * from './hold';
export * from './list';
export { journalPath, JOURNALS } from './path';
export * from './release';
