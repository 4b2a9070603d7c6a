import type { VismaCompany } from '../company';
import { isReleased } from './batch';

/** What an account holds in one period and currency. Amounts are decimal text; `units` are of the smallest unit. */
export interface Balance {
	period: string;
	account: string;
	/** Only when asked for. */
	subaccount?: string;
	currency: string;
	debit: string;
	credit: string;
	net: string;
	units: number;
}

interface BalanceOptions {
	/** Batches that were not released, too. */
	includeUnreleased: boolean;
	bySubaccount: boolean;
}

/** The movements of the ledger per period, account and currency, in document currency, exact. */
export function balances(company: VismaCompany, { includeUnreleased, bySubaccount }: BalanceOptions): Balance[] {
	const totals = new Map<string, { debit: number; credit: number }>();
	for (const batch of company.journals.all()) {
		if (!includeUnreleased && !isReleased(batch)) continue;
		for (const { accountNumber, subaccount, debit, credit } of batch.lines) {
			if (debit === 0 && credit === 0) continue;
			const parts = [batch.financialPeriod, accountNumber, bySubaccount ? subaccount : '', batch.currencyId];
			const key = parts.join('|');
			const total = totals.get(key) ?? { debit: 0, credit: 0 };
			totals.set(key, { debit: total.debit + debit, credit: total.credit + credit });
		}
	}
	return [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, { debit, credit }]) => {
		const [period = '', account = '', subaccount = '', currency = ''] = key.split('|');
		const precision = company.books.currency(currency)?.decimalPrecision ?? 2;
		const text = (units: number) => decimalText(units, precision);
		const found = { debit: text(debit), credit: text(credit), net: text(debit - credit), units: debit - credit };
		return { period, account, ...(bySubaccount ? { subaccount } : {}), currency, ...found };
	});
}

function decimalText(units: number, precision: number): string {
	const digits = String(Math.abs(units)).padStart(precision + 1, '0');
	const sign = units < 0 ? '-' : '';
	if (precision === 0) return `${sign}${digits}`;
	return `${sign}${digits.slice(0, -precision)}.${digits.slice(-precision)}`;
}
