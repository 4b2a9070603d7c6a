export { searchCreditNotes } from './searchCreditNotes';
export { searchCustomers } from './searchCustomers';
export { searchEndpoints } from './searchEndpoints';
export { searchInvoices } from './searchInvoices';
export { searchItemPrices } from './searchItemPrices';
export { searchSubscriptions } from './searchSubscriptions';
