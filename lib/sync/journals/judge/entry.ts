import type { Explanation } from '../../../http';
import type { Entry } from '../../../ledger';
import { subjectOf } from '../report/words';
import type { Run } from '../run';
import { ruleWords } from './rulePaths';

/** What Visma would refuse, in the words of the rules: only they can be mended. */
export function faultOf(entry: Entry, run: Run): Explanation | undefined {
	return faultOfCurrency(entry, run) ?? faultOfAccount(entry, run);
}

function faultOfAccount(entry: Entry, { books, rules }: Run): Explanation | undefined {
	for (const account of new Set(entry.lines.map((line) => line.account))) {
		const known = books.accounts.get(account);
		const subject = `${subjectOf(entry)}: account ${account}${ruleWords(account, rules)}`;
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

function faultOfCurrency(entry: Entry, { books, rules }: Run): Explanation | undefined {
	const { currency, lines } = entry;
	const known = books.currencies.get(currency);
	const subject = `${subjectOf(entry)}: currency ${currency}`;
	if (!known) {
		return {
			message: `${subject} is not in Visma.net`,
			remedy: 'Add the currency and its rates in Visma.net, then retry the execution.',
			code: 'currency-unknown',
		};
	}
	const digits = Math.max(...lines.flatMap(({ debit, credit }) => [debit, credit]).map(fractionOf));
	if (known.decimalPrecision === undefined || known.decimalPrecision === null || digits <= known.decimalPrecision) return undefined;
	const rule = rules.currencies?.[currency] ? ` (rule currencies.${currency}.precision)` : '';
	return {
		message: `${subject} has ${known.decimalPrecision} decimals in Visma.net, the amounts have ${digits}${rule}`,
		remedy: `Set the precision of ${currency} in the rules to ${known.decimalPrecision}, then retry the execution.`,
		code: 'currency-precision',
	};
}

/** Digits after the point that say something. */
const fractionOf = (amount: string) => (amount.split('.')[1] ?? '').replace(/0+$/, '').length;
