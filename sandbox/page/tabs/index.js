import { customersTab } from './customers.js';

/**
 * The tabs of the page, in order. A tab is a file that exports
 * `{id, title, show(place, data)}`; `data` holds what `load()` of app.js read.
 */
export const TABS = [customersTab];
