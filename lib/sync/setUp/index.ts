export { CHECKS } from './checks';
export type { Finding, Result } from './finding';
export { checkSetUp, type CheckResult, type SetUpCheck, type Verdict } from './run';
export type { RuleFault, SetUpSettings, TokenClaims } from './settings';
