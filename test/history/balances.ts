import type { Entry } from '../../lib/ledger';
import type { VismaControl } from '../../sandbox/control';

/** Net of each account by period and currency, in the currency's smallest unit; what comes to nothing is left out. */
export type Balances = Record<string, number>;

/** Sorted, without what comes to nothing. */
export function tidy(sums: ReadonlyMap<string, number>): Balances {
	return Object.fromEntries([...sums].filter(([, units]) => units !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const nextPeriod = (period: string) => (period.endsWith('12') ? String(Number(period) + 89) : String(Number(period) + 1));

/** Subaccount `1=10,2=SE,3=3` as the ERP writes it: `10-SE-3`. */
export const numberOf = (subaccount: string | null) => (subaccount ?? '').replace(/\d+=/g, '').replaceAll(',', '-');

/** Decimal text in the currency's smallest unit. */
export const units = (amount: string) => Number(amount.replace('.', ''));

/** What entries come to once all of them are posted. The ERP takes those that reverse themselves back a period later. */
export function balancesOf(entries: readonly Entry[]): Balances {
	const sums = new Map<string, number>();
	for (const { lines, financialPeriod, currency, autoReversing } of entries) {
		for (const { account, subaccount, debit, credit } of lines) {
			const add = (period: string, net: number) => {
				const name = [period, account, numberOf(subaccount), currency].join(' ');
				sums.set(name, (sums.get(name) ?? 0) + net);
			};
			const net = units(debit) - units(credit);
			add(financialPeriod, net);
			if (autoReversing) add(nextPeriod(financialPeriod), -net);
		}
	}
	return tidy(sums);
}

/** What the ERP's ledger says, of released batches only. */
export async function balancesIn(visma: VismaControl): Promise<Balances> {
	const rows = await visma.balances({ bySubaccount: true });
	return tidy(
		new Map(rows.map(({ period, account, subaccount, currency, units: net }) => [[period, account, subaccount, currency].join(' '), net])),
	);
}
