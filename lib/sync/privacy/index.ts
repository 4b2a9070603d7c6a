export { type Masked, maskAudit } from './maskAudit';
export { whyReadAgain } from './readAgain';
export { scrub } from './scrub';
