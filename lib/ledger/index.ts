export { collect, journal, journalAll, type Collected } from './collect';
export type { OpeningBalance } from './documents/cutover';
export { LedgerError, type Fault, type FaultCode } from './fault';
export { batchNumber } from './identity';
export { checkRules, type Checked } from './rules/check';
export type { Entry, EntryLine, Kind } from './types/entry';
export type { LedgerEvent } from './types/event';
export type { Family, FamilyState } from './types/family';
export type * from './types/rules';
