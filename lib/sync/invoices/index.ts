export type { InvoiceResult, InvoiceSyncRun } from './run';
export type { InvoiceSyncSettings } from './settings';
export { type InvoiceSync, syncInvoices } from './sync';
