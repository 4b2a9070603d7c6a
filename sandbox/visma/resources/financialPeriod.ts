import { DateTime } from 'luxon';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import type { Period } from '../books/periods';
import type { VismaCompany } from '../company';
import { businessError } from '../errors';
import type { VismaSettings } from '../settings';

function dto(period: Period, { financialYear }: VismaSettings) {
	const { id, year, firstDay, lastDay, active, closedInGeneralLedger } = period;
	const last = DateTime.fromISO(lastDay, { zone: 'utc' });
	const end = financialYear.endDates === 'last-day' ? last : last.plus({ days: 1 });
	return {
		year,
		period: id,
		startDate: `${firstDay}T00:00:00`,
		endDate: end.toFormat("yyyy-MM-dd'T'00:00:00"),
		description: DateTime.fromISO(firstDay, { zone: 'utc' }).setLocale('sv').toFormat('LLLL yyyy'),
		active,
		closedInSupplierLedger: closedInGeneralLedger,
		closedInCustomerLedger: closedInGeneralLedger,
		closedInInventoryManagement: false,
		closedInGeneralLedger,
		closedInCashManagement: closedInGeneralLedger,
		closedInFixedAssets: false,
	};
}

/** Visma.net's FinancialPeriod: neither paged nor with metadata. */
export function financialPeriodRoutes(api: FastifyInstance, company: VismaCompany): void {
	const { periods } = company.books;
	api.get('/v1/financialPeriod', async () => periods.all().map((period) => dto(period, company.settings)));
	api.get('/v1/financialPeriod/:financialPeriodId', async (request) => {
		const { financialPeriodId } = z.object({ financialPeriodId: z.string() }).parse(request.params);
		const period = periods.get(financialPeriodId);
		if (!period) throw businessError(404, 'The financial period was not found.');
		return dto(period, company.settings);
	});
}
