import type { Rules } from '../../../ledger';
import { listBranches, listSubaccounts, type VismaAccount, type VismaBranch, type VismaClient, type VismaSubaccount } from '../../../visma';
import type { Books } from '../books/read';
import { error, type Finding, warning } from './finding';

/** A value that a rule names. */
export interface Named {
	path: string;
	value: string;
}

const ACCOUNT = /(?:^accounts\.(?:\w+|revenue\.\w+)|^tax\.[^.]+(?:\.\d+)?|^writeOff\.account|\.(?:deferred|revenue|accountingCode)|\.revenue\.\w+)$/;

function leaves(node: unknown, path: string): Named[] {
	if (typeof node === 'string') return node === '' ? [] : [{ path, value: node }];
	if (typeof node !== 'object' || node === null) return [];
	return Object.entries(node).flatMap(([name, member]) => leaves(member, path === '' ? name : `${path}${Array.isArray(node) ? `[${name}]` : `.${name}`}`));
}

function named({ accounts, tax, writeOff, items, conditions, catalog, useAccountingDetail }: Rules): Named[] {
	const parts = { accounts, tax, writeOff, items, conditions, ...(useAccountingDetail ? { catalog } : {}) };
	return leaves(parts, '').filter(({ path }) => !/\.when\./.test(path));
}

/** Accounts of the rules on which Visma would refuse to book. */
export function accountFindings(rules: Rules, { accounts }: Pick<Books, 'accounts'>): Finding[] {
	return named(rules)
		.filter(({ path }) => ACCOUNT.test(path))
		.flatMap(({ path, value }) => faultsOf(value, path, accounts.get(value)));
}

function faultsOf(number: string, where: string, account: VismaAccount | undefined): Finding[] {
	const subject = `Account ${number}`;
	if (!account) return [error({ code: 'account-unknown', what: `${subject} is not in Visma.net.`, where, remedy: 'Create it in Visma.net (Chart of Accounts), or name another one.' })];
	if (account.active === false) return [error({ code: 'account-inactive', what: `${subject} is inactive in Visma.net.`, where, remedy: 'Activate it, or name another one.' })];
	if (account.allowManualEntry === false) {
		return [error({ code: 'account-no-manual-entry', what: `${subject} takes no manual entries in Visma.net.`, where, remedy: 'Allow them in Visma.net (Chart of Accounts), or name another one.' })];
	}
	if (account.currency) {
		return [warning({ code: 'account-of-other-currency', what: `${subject} takes ${account.currency} only.`, where, remedy: 'Name an account without a currency of its own, unless all is sold in that one.' })];
	}
	return [];
}

/** Segments and branches of the rules that Visma does not have; asked for only where rules name some. */
export async function dimensionFindings(rules: Rules, client: VismaClient): Promise<Finding[]> {
	const subaccounts = namedSegments(rules).length === 0 ? [] : await listSubaccounts(client, { active: true });
	const branches = namedBranches(rules).length === 0 ? [] : await listBranches(client);
	return [...segmentFindings(rules, subaccounts), ...branchFindings(rules, branches)];
}

/** Subaccounts that rules name, as `segmentId=segmentValue`, several joined by commas. */
export const namedSegments = (rules: Rules): Named[] =>
	[...named(rules), ...leaves(rules.defaultSubaccount, 'defaultSubaccount')].filter(({ path }) => /(?:^defaultSubaccount|\.subaccount)$/.test(path));

/** Branches that rules name. */
export const namedBranches = (rules: Rules): Named[] => named(rules).filter(({ path }) => /\.branch$/.test(path));

/** Segments of the rules that no active subaccount has. */
export function segmentFindings(rules: Rules, active: readonly VismaSubaccount[]): Finding[] {
	const known = new Set(active.flatMap(({ segments }) => (segments ?? []).map(({ segmentId, segmentValue }) => `${segmentId}=${segmentValue}`)));
	return namedSegments(rules).flatMap(({ path, value }) =>
		value
			.split(',')
			.map((segment) => segment.trim())
			.filter((segment) => !known.has(segment))
			.map((segment) => warning({ code: 'subaccount-unknown', what: `No active subaccount in Visma.net has the segment ${segment}.`, where: path, remedy: 'Correct it, or create the subaccount.' })),
	);
}

/** Branches of the rules that Visma does not have. */
export function branchFindings(rules: Rules, branches: readonly VismaBranch[]): Finding[] {
	const known = new Set(branches.map(({ number }) => number));
	return namedBranches(rules)
		.filter(({ value }) => !known.has(value))
		.map(({ path, value }) => error({ code: 'branch-unknown', what: `Visma.net has no branch ${value}.`, where: path, remedy: 'Choose one that exists.' }));
}
