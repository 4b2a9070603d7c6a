/** Lines that render a service over time; every other kind is earned at once unless a row says otherwise. */
const spreadKinds = new Set(['plan_item_price', 'addon_item_price', 'plan', 'addon']);

export const isSpreadKind = (kind: string | undefined) => spreadKinds.has(kind ?? '');
