import { DateTime } from 'luxon';

import { ledgerPeriodOf } from '../../../visma';
import type { Check } from '../check';
import { failed, passed, warning } from '../finding';
import { todayIn } from '../months';

const FAR_DAYS = 62;

/** The day from which on documents are booked: whether its period is open, and what lies before it. */
export const cutOver: Check = {
	name: 'cut-over',
	needs: ['visma', 'chargebee', 'rules'],
	ofRules: true,
	async run({ read, rules, settings: { company, site, now } }) {
		const { date, mode = 'ignore' } = rules.cutover ?? { date: '' };
		const all = await read.periods();
		const period = ledgerPeriodOf(all, date);
		const firstOpen = all.find(({ open }) => open)?.startDate ?? '';
		if (!period) return [failed(`The cut-over date ${date} lies in no period of Visma.net.`, `Choose the first day of a period; the first open one begins on ${firstOpen}.`)];
		if (!period.open) {
			const state = period.closed ? 'closed' : 'not active';
			return [failed(`The cut-over date ${date} lies in period ${period.id}, which is ${state}: its documents would be booked in a later month.`, `Choose the first day of an open period, ${firstOpen} being the first, or open that one in Visma.net.`, { period: period.id })];
		}
		const today = todayIn(company.timeZone, now());
		if (date > (today.plus({ days: FAR_DAYS }).toISODate() ?? '')) {
			return [warning(`The cut-over date ${date} is more than two months ahead: nothing is booked before it.`, 'Choose an earlier day, unless the company really begins then.')];
		}
		const start = DateTime.fromISO(date, { zone: site.timeZone });
		const [earlier] = start.isValid ? await read.documentsBefore(start.toUnixInteger()) : [];
		const before = earlier ? beforeIt[mode] : 'The site has no earlier documents.';
		return [passed(`Documents from ${date} on are booked, and period ${period.id} is open. ${before}`, { period: period.id, earlier: earlier?.id ?? '' })];
	},
};

const beforeIt = {
	ignore: 'The site has earlier ones: they, and what of them is still to be earned, must be in the books of Visma.net already.',
	recogniseOnly: 'The site has earlier ones: what of them is still to be earned is recognised here, and the deferred balance it needs must be in the books already; a dry run prints it.',
};
