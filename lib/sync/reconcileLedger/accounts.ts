import { omit } from 'lodash';

import type { Assignment, Entry, RevenueAccounts, Rules } from '../../ledger';

const regions = (revenue: RevenueAccounts | undefined): Array<string | undefined> =>
	typeof revenue === 'object' ? Object.values(revenue) : [revenue];

const rowsOf = ({ items, conditions }: Rules): Array<Assignment | null> => [...Object.values(items ?? {}), ...(conditions ?? []).map(({ set }) => set)];

const named = (accounts: Array<string | null | undefined>) => new Set(accounts.filter((account): account is string => (account ?? '') !== ''));

/** The accounts on which what is invoiced and not yet earned stands. */
export const deferredAccounts = (rules: Rules): Set<string> => named([rules.accounts.deferred, ...rowsOf(rules).map((row) => row?.deferred)]);

/** The accounts that nobody else books on: what is deferred, what is accrued, what Chargebee's customers owe. */
export const ownAccounts = (rules: Rules): Set<string> => new Set([...deferredAccounts(rules), ...named([rules.accounts.accrued, rules.accounts.receivable])]);

/** The accounts of revenue, those that item prices of Chargebee name aside. */
export const revenueAccounts = (rules: Rules): Set<string> =>
	named([...regions(rules.accounts.revenue), ...rowsOf(rules).flatMap((row) => regions(row?.revenue)), ...codesOf(rules)]);

const codesOf = ({ useAccountingDetail, catalog }: Rules) =>
	useAccountingDetail ? Object.values(catalog ?? {}).map((item) => item?.accountingCode) : [];

/** Every account that the rules name, and those that entries are booked on. */
export function accountsOf(rules: Rules, entries: Iterable<Entry>): Set<string> {
	const company = omit(rules.accounts, 'revenue');
	return new Set([
		...named(Object.values(company)),
		...deferredAccounts(rules),
		...revenueAccounts(rules),
		...named([...Object.values(rules.tax ?? {}), rules.writeOff?.account]),
		...[...entries].flatMap(({ lines }) => lines.map(({ account }) => account)),
	]);
}
