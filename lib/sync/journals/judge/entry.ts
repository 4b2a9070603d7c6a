import type { Explanation } from '../../../http';
import type { Entry } from '../../../ledger';
import type { Run } from '../run';
import { ruleWords } from './rulePaths';

/**
 * What Visma would refuse about an entry, in the words of the rules: only they can be mended. The message begins in the
 * middle of a sentence, after the document.
 *
 * @param items the item prices that the document sells
 */
export function faultOf(entry: Entry, items: ReadonlySet<string>, run: Run): Explanation | undefined {
	return faultOfCurrency(entry, run) ?? faultOfAccount(entry, items, run);
}

function faultOfAccount(entry: Entry, items: ReadonlySet<string>, { books, rules }: Run): Explanation | undefined {
	for (const account of new Set(entry.lines.map((line) => line.account))) {
		const known = books.accounts.get(account);
		const subject = `account ${account}${ruleWords(account, rules, items)}`;
		const otherwise = 'or name another account in the rules; then retry the execution.';
		if (!known) {
			const remedy = `Create it in Visma.net (Chart of Accounts), ${otherwise}`;
			return { message: `${subject} is not in Visma.net`, remedy, code: 'account-unknown' };
		}
		if (known.active === false) {
			const remedy = `Activate it in Visma.net (Chart of Accounts), ${otherwise}`;
			return { message: `${subject} is inactive in Visma.net`, remedy, code: 'account-inactive' };
		}
		if (known.allowManualEntry === false) {
			const remedy = `Allow manual entry on it in Visma.net (Chart of Accounts), ${otherwise}`;
			return { message: `${subject} takes no manual entries in Visma.net`, remedy, code: 'account-no-manual-entry' };
		}
		if (known.currency && known.currency !== entry.currency) {
			const remedy = 'Name an account without a currency of its own in the rules, then retry the execution.';
			return { message: `${subject} takes ${known.currency} only`, remedy, code: 'account-of-other-currency' };
		}
	}
	return undefined;
}

function faultOfCurrency({ currency, lines }: Entry, { books, rules }: Run): Explanation | undefined {
	const known = books.currencies.get(currency);
	const subject = `currency ${currency}`;
	if (!known) {
		return {
			message: `${subject} is not in Visma.net`,
			remedy: 'Add the currency and its rates in Visma.net, then retry the execution.',
			code: 'currency-unknown',
		};
	}
	const { decimalPrecision: decimals } = known;
	const digits = Math.max(...lines.flatMap(({ debit, credit }) => [debit, credit]).map(fractionOf));
	if (decimals === undefined || decimals === null || digits <= decimals) return undefined;
	const rule = rules.currencies?.[currency] ? ` (rule currencies.${currency}.precision)` : '';
	return {
		message: `${subject} has ${decimals} decimals in Visma.net, the amounts have ${digits}${rule}`,
		remedy: `Set the precision of ${currency} in the rules to ${decimals}, then retry the execution.`,
		code: 'currency-precision',
	};
}

/** Digits after the point that say something. */
const fractionOf = (amount: string) => (amount.split('.')[1] ?? '').replace(/0+$/, '').length;
