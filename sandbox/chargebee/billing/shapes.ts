/** The resources of billing as they are on the wire. Times are seconds UTC, amounts minor units. */
export type * from './shape/common';
export type * from './shape/document';
export type * from './shape/money';
export type * from './shape/subscription';
