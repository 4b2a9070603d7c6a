export { explainBatches, explainJournals, type ExplainDeps, type ExplainSettings } from './explainBatches';
export type { ExplainedBatch, ExplainedDocument, ExplainedMember } from './result';
