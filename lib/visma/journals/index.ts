export * from './body';
export * from './create';
export * from './get';
export * from './hold';
export * from './list';
export * from './release';
