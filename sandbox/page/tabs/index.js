import { customersTab } from './customers.js';
import { invoicesTab } from './invoices.js';
import { journalsTab } from './journals.js';
import { subscriptionsTab } from './subscriptions.js';

/**
 * The tabs of the page, in order. A tab is a file that exports `{id, title, load(), show(place, data, refresh)}`:
 * `data` holds `rows` and `servers`, which every tab gets, and what the tab's own `load` read, if it has one;
 * `refresh` reads and shows everything again.
 */
export const TABS = [customersTab, invoicesTab, subscriptionsTab, journalsTab];
