export * from './body';
export * from './get';
export * from './list';
export * from './write';
