export { ChargebeeClient, type Write, type Written } from './client';
export * from './customers';
export { ChargebeeError } from './errors';
export { explainChargebee } from './explain';
export { fieldsOf, type Form } from './form';
export { PAGE_LIMIT } from './list';
export { siteUrl } from './site';
export type * from './types/customer';
