export { type CustomerReconcileRun, reconcileCustomers } from './customers';
export type { Difference, Figures, Mend, Reconciled } from './difference';
export { type InvoiceReconcileRun, reconcileInvoices } from './invoices';
export { maskDifference } from './masked';
