export { createGiven } from './create';
export { createOrUpdateGiven } from './createOrUpdate';
export { deleteGiven, type Deleted } from './delete';
export type { CustomerEdit, EditRun } from './edit';
export { type Edited, updateGiven } from './update';
