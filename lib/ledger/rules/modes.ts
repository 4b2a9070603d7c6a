/** What money follows; a further basis is a name here and a builder in the table of `collect`. */
export const bases = ['documents', 'subscription'] as const;
export type Basis = (typeof bases)[number];

/**
 * How much of a document is booked; a further scope is a name here and a list of builders in `documents`.
 * `deferralOnly` is for companies whose sales are booked in Visma already: it only moves what is earned later.
 */
export const scopes = ['full', 'deferralOnly'] as const;
export type Scope = (typeof scopes)[number];
