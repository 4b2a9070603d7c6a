export { searchAccounts } from './searchAccounts';
export { searchBranches } from './searchBranches';
export { searchCurrencies } from './searchCurrencies';
export { searchCustomers } from './searchCustomers';
export { searchLedgers } from './searchLedgers';
export { searchPeriods } from './searchPeriods';
export { searchSegments } from './searchSegments';
export { searchSubaccounts } from './searchSubaccounts';
