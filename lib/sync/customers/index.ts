export { CustomerIdentity, readIdentity, type Standing } from './customerIdentity';
export { type Preview, previewCustomer } from './preview';
export type { CustomerResult, CustomerSyncRun } from './run';
export type { CustomerSyncSettings } from './settings';
export { type CustomerSync, syncCustomers } from './sync';
