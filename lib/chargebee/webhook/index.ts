export { isAuthorized } from './authorize';
export { causedByUs, type OwnWrites } from './loopGuard';
export { readEvent } from './readEvent';
