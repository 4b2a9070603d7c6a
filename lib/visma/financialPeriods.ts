import type { VismaClient } from './client';
import { pathKey } from './keys';
import type { VismaFinancialPeriod } from './types/masterData';

const PATH = '/v1/financialPeriod';

/** GET /v1/financialPeriod/{financialPeriodId} */
export async function getFinancialPeriod(client: VismaClient, id: string): Promise<VismaFinancialPeriod> {
	return await client.get<VismaFinancialPeriod>(`${PATH}/${pathKey(id)}`);
}

/** GET /v1/financialPeriod: all periods; the list is not paged and has no filters. */
export async function listFinancialPeriods(client: VismaClient): Promise<VismaFinancialPeriod[]> {
	return await client.get<VismaFinancialPeriod[]>(PATH);
}

/** A financial period as a batch needs it. */
export interface LedgerPeriod {
	/** YYYYPP, the form of `financialPeriod` in batches and of `periodId` in filters. */
	id: string;
	/** yyyy-MM-dd, first and last day. */
	startDate: string;
	endDate: string;
	/** False before it is activated, and after it is deactivated. */
	active: boolean;
	/** In the general ledger. */
	closed: boolean;
	/** Whether batches may be posted to it: active, and not closed. */
	open: boolean;
	isCalendarMonth: boolean;
}

/**
 * The periods in order, by what their dates say. Visma.net does not tell whether `endDate` is the last day or the one
 * after it, nor whether `period` holds the year (UNVERIFIED): both forms are understood. Periods without days, which
 * hold closing entries, are left out.
 */
export function ledgerPeriods(rows: VismaFinancialPeriod[]): LedgerPeriod[] {
	const dated = rows
		.map((row) => ({ row, startDate: dayOf(row.startDate), end: dayOf(row.endDate) }))
		.filter(({ startDate, end }) => startDate !== '' && startDate < end)
		.sort((a, b) => (a.startDate < b.startDate ? -1 : 1));
	const starts = new Set(dated.map(({ startDate }) => startDate));
	const endsAreExclusive = dated.some(({ end }) => starts.has(end));
	return dated.map(({ row, startDate, end }) => {
		const endDate = endsAreExclusive ? dayBefore(end) : end;
		const active = row.active !== false;
		const closed = row.closedInGeneralLedger === true;
		return {
			id: ledgerPeriodId(row),
			startDate,
			endDate,
			active,
			closed,
			open: active && !closed,
			isCalendarMonth: startDate.endsWith('-01') && endDate === lastDayOfMonth(startDate),
		};
	});
}

/** YYYYPP of a row whose `period` is `01`, `202601`, `012026` or `01-2026`. */
export function ledgerPeriodId({ year, period }: VismaFinancialPeriod): string {
	const digits = (period ?? '').replace(/\D/g, '');
	const name = String(year ?? '');
	if (digits.length <= 2) return name + digits.padStart(2, '0');
	return name !== '' && !digits.startsWith(name) && digits.endsWith(name) ? name + digits.slice(0, 2) : digits;
}

const dayOf = (time: string | null | undefined) => (time ?? '').slice(0, 10);

const dayBefore = (day: string) => shifted(day, (date) => date.setUTCDate(date.getUTCDate() - 1));

const lastDayOfMonth = (day: string) => shifted(day, (date) => date.setUTCMonth(date.getUTCMonth() + 1, 0));

function shifted(day: string, shift: (date: Date) => void): string {
	const date = new Date(`${day}T00:00:00Z`);
	shift(date);
	return date.toISOString().slice(0, 10);
}
