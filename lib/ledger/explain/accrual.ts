import type { ChargeFacts } from '../accruals/readCharge';
import type { Currency } from '../money/currency';
import type { Treatment } from '../rules/treatment';
import type { Share } from '../time/schedule';
import { shareSteps } from './share';
import { companyWide, printer, type Step, type Why } from './why';

/** Why an unbilled charge is revenue already: what it has earned by the end of the month. */
export function accruedWhy(
	earned: Share,
	{ itemPrice, entityType }: ChargeFacts,
	{ currency, treatment, companySubaccount }: { currency: Currency; treatment: Treatment; companySubaccount: string | null },
): { accrued: Why; revenue: Why } {
	const about = `unbilled charge (${itemPrice ?? entityType ?? 'no item'})`;
	const atOnce: Step = { text: `earned at once: ${printer(currency)(earned.amount)}`, amount: earned.amount };
	const steps = earned.steps ? shareSteps(earned, currency) : [atOnce];
	const { revenue, recognition, subaccount, project } = treatment.sources();
	return {
		accrued: { about, steps, recognition, ...companyWide('accounts.accrued', companySubaccount) },
		revenue: { about, steps, account: revenue, subaccount, recognition, ...(project ? { project } : {}) },
	};
}
