export { createDocuments } from './createDocuments';
export { COLUMNS, type Column, contradictions, type MappingRow } from './mapping';
export type { CustomerLedgerDeps, CustomerLedgerResult, CustomerLedgerRun, Part } from './run';
export type { CustomerLedgerSettings } from './settings';
