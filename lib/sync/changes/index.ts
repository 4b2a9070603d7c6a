export * from './begin';
export * from './poll';
export * from './sources';
export type { ChangeState } from './state';
