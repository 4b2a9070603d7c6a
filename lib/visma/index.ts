export { VismaClient } from './client';
export * from './customers';
export { vismaTime } from './time';
export type * from './types/customer';
