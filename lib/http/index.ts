export * from './baseUrl';
export * from './call';
export * from './errors';
export * from './policy';
export * from './request';
export * from './requestJson';
export * from './explain';
