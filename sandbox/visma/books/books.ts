import { type Account, accounts } from '../../seed/accounts';
import { BRANCHES, LEDGERS } from '../../seed/company';
import { CURRENCIES, type Currency } from '../../seed/currencies';
import { SEGMENTS, type Subaccount, SUBACCOUNTS } from '../../seed/subaccounts';
import type { VismaSettings } from '../settings';
import { type PeriodFlags, Periods } from './periods';

interface BooksSnapshot {
	accounts: Account[];
	periods: Array<[string, PeriodFlags]>;
}

/** What a batch refers to: accounts, subaccounts, branches, ledgers, periods and currencies. */
export class Books {
	readonly periods: Periods;
	readonly subaccounts = SUBACCOUNTS;
	readonly branches = BRANCHES;
	readonly ledgers = LEDGERS;
	private chart = new Map<string, Account>();

	constructor(private readonly settings: () => VismaSettings) {
		this.periods = new Periods(settings);
		this.fill();
	}

	/** The chart as it is seeded, every period open. */
	fill(): void {
		this.import({ accounts: accounts(), periods: [] });
	}

	accounts(): Account[] {
		return [...this.chart.values()];
	}

	account(number: string): Account | undefined {
		return this.chart.get(number);
	}

	/** Adds an account, or changes one as a person does. */
	putAccount(number: string, patch: Partial<Account>): Account {
		const blank = { ...accounts()[0], accountID: 500 + this.chart.size } as Account;
		const account = { ...(this.chart.get(number) ?? blank), ...patch, accountCD: number };
		this.chart.set(number, account);
		return account;
	}

	get currencies(): Currency[] {
		return CURRENCIES.filter(({ id }) => !this.settings().missingCurrencies.includes(id));
	}

	currency(id: string): Currency | undefined {
		return this.currencies.find((currency) => currency.id === id);
	}

	/** The rate on file: how much of the base currency one of a currency is worth. */
	rate(currency: string): number | undefined {
		return this.settings().exchangeRates[currency];
	}

	get baseCurrency(): string {
		return this.currencies.find(({ isBaseCurrency }) => isBaseCurrency)?.id ?? '';
	}

	/**
	 * The subaccount that segment values name; segments that are left out have their first value.
	 *
	 * @returns undefined when there is none
	 */
	subaccount(named: Array<{ segmentId: number; segmentValue: string }>): Subaccount | undefined {
		if (named.some(({ segmentId }) => !SEGMENTS.some((segment) => segment.segmentId === segmentId))) return undefined;
		const parts = SEGMENTS.map(({ segmentId, values }) => {
			const given = named.find((part) => part.segmentId === segmentId)?.segmentValue;
			return given ?? values[0]?.[0];
		});
		return this.subaccounts.find(({ subaccountNumber }) => subaccountNumber === parts.join('-'));
	}

	export(): BooksSnapshot {
		return { accounts: this.accounts(), periods: this.periods.export() };
	}

	import(snapshot: BooksSnapshot): void {
		this.chart = new Map(snapshot.accounts.map((account) => [account.accountCD, account]));
		this.periods.import(snapshot.periods);
	}
}
