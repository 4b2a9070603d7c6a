export { VismaClient } from './client';
export { explainVisma } from './explain';
export * from './customers';
export { vismaTime } from './time';
export type * from './types/customer';
