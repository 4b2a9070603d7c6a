export { filterField } from './fields';
export type { Filter } from './kinds';
export { type FilterRow, wireFilters } from './wire';
