export type { Edited, EditRun } from './edit';
export { importGiven } from './importGiven';
export { type PaymentOrder, recordPayment } from './recordPayment';
export { type Details, updateDetails } from './updateDetails';
export { voidGiven } from './voidGiven';
