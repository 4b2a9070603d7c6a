import type { VismaCustomer, VismaCustomerStatus } from '../visma/customerDto';
import { ordinaryCustomer } from './customer';
import { REFUSED } from './refused';

const CUSTOMERS = 258;
/** Customers touched by one bulk change: all carry the same stamp. */
const BURST = { from: 100, to: 160, stamp: '2026-07-14T02:15:07.320' };
const AWKWARD_NUMBERS: Record<number, string> = { 5: '10/006', 12: 'NÆR.13' };
const OTHER_STATUSES: Record<number, VismaCustomerStatus> = {
	30: 'OnHold',
	61: 'CreditHold',
	122: 'OneTime',
	183: 'OnHold',
};

const isInactive = (index: number) => index % 25 === 24;

function nordicCustomer(index: number): VismaCustomer {
	const customer = ordinaryCustomer(index, AWKWARD_NUMBERS[index] ?? String(10_001 + index));
	const status = isInactive(index) ? 'Inactive' : (OTHER_STATUSES[index] ?? 'Active');
	const inBurst = index >= BURST.from && index < BURST.to;
	const stamp = inBurst ? { lastModifiedDateTime: BURST.stamp } : {};
	return { ...customer, status, ...stamp, ...REFUSED[index]?.(customer) };
}

/** 258 Nordic customers: 240 that Chargebee accepts, 8 that it refuses, 10 inactive ones. */
export function nordicCustomers(): VismaCustomer[] {
	return Array.from({ length: CUSTOMERS }, (_, index) => nordicCustomer(index));
}
