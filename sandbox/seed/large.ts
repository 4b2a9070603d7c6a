import type { VismaCustomer } from '../visma/customerDto';
import { ordinaryCustomer } from './customer';

/** Any number of active customers that Chargebee accepts. */
export function largeCustomers(count: number): VismaCustomer[] {
	return Array.from({ length: count }, (_, index) => ordinaryCustomer(index, String(100_001 + index)));
}
