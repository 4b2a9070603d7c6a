export { readCatalog } from './catalog';
export { completeEvents, readFamilies, type Completed, type CompleteOptions } from './complete';
export { completeSubscriptions, readHistories } from './subscriptions';
