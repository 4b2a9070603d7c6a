export type { MonthEndChoice } from './choice';
export { type MonthEndItem, monthEndDocuments, monthEndSubscriptions } from './items';
export { lastPeriod, periodOf } from './period';
