export { readCatalog } from './catalog';
export { completeEvents, readFamilies, type Completed } from './complete';
