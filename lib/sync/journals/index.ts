export { recordEvents } from './record';
export type { DocumentType, JournalResult } from './result';
export type { JournalDeps, JournalRun } from './run';
export type { JournalSettings } from './settings';
