/** Codes of the deferral module: over how long, and how, Visma.net earns a line by itself. */
export const DEFERRAL_CODES: readonly string[] = ['ABO', 'ABO12', 'SUP12'];
