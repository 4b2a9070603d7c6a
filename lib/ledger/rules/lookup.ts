import type { Report } from '../fault';
import { toLedgerUnits, type Currency } from '../money/currency';
import type { Accounts, Region } from '../types/rules';
import type { Book } from './book';
import { regionOf } from './region';
import type { Treatment } from './treatment';

/** An account that the rules must name; its absence is reported. */
export function accountOr(account: string | null | undefined, rule: string, report: Report): string {
	if (account) return account;
	report({
		code: 'account-missing',
		message: `The rules name no account for ${rule}.`,
		remedy: `Set ${rule}.`,
		rule,
	});
	return '';
}

/** The company's account of a role; its absence is reported. */
export function companyAccount(book: Book, role: keyof Accounts, report: Report): string {
	const account = book.rules.accounts[role];
	return accountOr(typeof account === 'string' ? account : undefined, `accounts.${role}`, report);
}

/** Wire units to ledger units; an amount that is no whole ledger unit is reported. */
export function unitConverter(currency: Currency, report: Report): (wire: bigint) => bigint {
	return (wire) => {
		const units = toLedgerUnits(wire, currency);
		if (units !== undefined) return units;
		report({
			code: 'amount-not-whole',
			message: `${wire} wire units are no whole amount of ${currency.code} with ${currency.precision} decimals.`,
			remedy: `Correct currencies.${currency.code}.exponent or precision.`,
			rule: `currencies.${currency.code}`,
		});
		return 0n;
	};
}

/** The region of a country, or the default region where there is none; the lack of both is reported. */
export function regionIn(book: Book, country: string | undefined, report: Report): Region {
	const region = country === undefined ? book.rules.defaultRegion : regionOf(country, book.rules.homeCountry);
	if (region) return region;
	report({
		code: 'region-unknown',
		message: 'It has neither a billing nor a shipping country.',
		remedy: 'Set defaultRegion, or give the customer an address.',
		rule: 'defaultRegion',
	});
	return 'domestic';
}

/** Reports an item that no row covers, where the rules do not let the company's accounts stand in. */
export function refuseUnmapped({ rules }: Book, { mapped }: Treatment, item: string, report: Report): void {
	if (rules.unmappedItems !== 'refuse' || mapped) return;
	report({
		code: 'item-unmapped',
		message: `No rule covers ${item}.`,
		remedy: `Add items.${item}, or a condition on its family or charge kind.`,
		rule: `items.${item}`,
	});
}
