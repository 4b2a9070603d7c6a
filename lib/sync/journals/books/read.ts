import { openCalendar } from '../../../ledger';
import {
	type LedgerPeriod,
	ledgerPeriods,
	listAccounts,
	listCurrencies,
	listFinancialPeriods,
	listLedgers,
	type VismaAccount,
	type VismaClient,
	type VismaCurrency,
} from '../../../visma';
import type { JournalSettings } from '../settings';
import { checkBooks } from './check';

/** What batches refer to in Visma. */
export interface Books {
	periods: LedgerPeriod[];
	accounts: ReadonlyMap<string, VismaAccount>;
	currencies: ReadonlyMap<string, VismaCurrency>;
}

/**
 * Reads periods, accounts and currencies, and ledgers where one is set: at most four calls.
 *
 * @throws LedgerError when the rules are made for other books, or the periods are no calendar months
 * @throws RequestError see lib/http
 */
export async function readBooks(client: VismaClient, settings: Pick<JournalSettings, 'rules' | 'ledger'>): Promise<Books> {
	const periods = locked(ledgerPeriods(await listFinancialPeriods(client)), settings.rules.firstOpenPeriod);
	openCalendar(periods);
	const accounts = new Map((await listAccounts(client)).map((account) => [account.accountCD, account]));
	const currencies = new Map((await listCurrencies(client)).map((currency) => [currency.id, currency]));
	const ledgers = settings.ledger === undefined ? [] : await listLedgers(client);
	checkBooks(settings, currencies, ledgers);
	return { periods, accounts, currencies };
}

/** Months before the first one that the rules leave open take no batch, also where Visma.net would. */
function locked(periods: LedgerPeriod[], firstOpen: string | null | undefined): LedgerPeriod[] {
	const isLocked = ({ startDate }: LedgerPeriod) => firstOpen && startDate.slice(0, 7).replace('-', '') < firstOpen;
	return periods.map((period) => (isLocked(period) ? { ...period, closed: true, open: false } : period));
}
