export * from './body';
export * from './count';
export * from './ensure';
export * from './get';
export * from './kinds';
export * from './list';
export * from './release';
export { isSameDocument } from './same';
export * from './update';
