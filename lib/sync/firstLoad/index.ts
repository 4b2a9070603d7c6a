export type { FieldPair } from './clues';
export { CRITERIA, type Criterion } from './match';
export { planExcerpt, planPage } from './page';
export { type Plan, planFirstLoad, type PlanRun, type PlanSummary } from './plan';
export type { Proposal } from './propose';
