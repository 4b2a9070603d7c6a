export { explainBatches, explainJournals, type ExplainDeps, type ExplainSettings } from './explainBatches';
export { previewEvents, type DocumentPreview, type Preview, type PreviewEntry } from './preview';
export type { ExplainedBatch, ExplainedDocument, ExplainedMember } from './result';
