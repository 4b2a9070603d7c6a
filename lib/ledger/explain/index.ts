export { explainEntry, datedBy, type ExplainedEntry, type ExplainedLine, type ExplainedPart, type ExplainedStep } from './entry';
export { findOtherRule } from './otherRules';
export { findEntry, keyOfId, type Found, type PostedKey, type Sought } from './match';
export type { Trace } from './trace';
