import { DateTime, IANAZone } from 'luxon';

import type { Check, Company } from '../check';
import { failed, type Finding, passed, warning } from '../finding';

/** Where clocks of a country are; countries with several zones are left out. */
const ZONES: Record<string, string> = {
	DE: 'Europe/Berlin',
	DK: 'Europe/Copenhagen',
	EE: 'Europe/Tallinn',
	FI: 'Europe/Helsinki',
	GB: 'Europe/London',
	IE: 'Europe/Dublin',
	IS: 'Atlantic/Reykjavik',
	LT: 'Europe/Vilnius',
	LV: 'Europe/Riga',
	NL: 'Europe/Amsterdam',
	NO: 'Europe/Oslo',
	RO: 'Europe/Bucharest',
	SE: 'Europe/Stockholm',
};
/** Clocks of two computers differ by a little. */
const TOLERANCE_MINUTES = 10;

/** Whether times are read on the right clock: with a wrong one, changes are missed and documents fall on other days. */
export const timeZones: Check = {
	name: 'time-zones',
	needs: ['visma'],
	async run(company) {
		const { company: visma, site } = company.settings;
		const unknown = [
			...unknownZone('Company Time Zone', 'Visma.net', visma.timeZone),
			...unknownZone('Site Time Zone', 'Chargebee', site.timeZone),
		];
		return unknown.length > 0 ? unknown : [...(await ofCompany(company)), ofSite(company)];
	},
};

const unknownZone = (field: string, credential: string, zone: string): Finding[] =>
	IANAZone.isValidZone(zone) ? [] : [failed(`${field} in the ${credential} credential is "${zone}": there is no such zone.`, 'Enter an IANA name, Europe/Stockholm say.')];

async function ofCompany({ read, settings: { company, now } }: Company): Promise<Finding[]> {
	const [organization] = await read.organizations();
	const newest = (await read.customers()).map(({ lastModifiedDateTime }) => lastModifiedDateTime ?? '').sort().at(-1) ?? '';
	const here = DateTime.fromMillis(now(), { zone: company.timeZone });
	const evidence = { companyTimeZone: company.timeZone, newestChange: newest };
	// A change made after now was stamped by a clock that is ahead of the one it is read on.
	if (newest > here.plus({ minutes: TOLERANCE_MINUTES }).toFormat("yyyy-MM-dd'T'HH:mm:ss")) {
		return [failed(`A customer was changed at ${newest}, which is later than now in ${company.timeZone}.`, 'Correct Company Time Zone in the Visma.net credential: changes would be read too late.', evidence)];
	}
	const usual = ZONES[organization?.defaultCountry?.id?.toUpperCase() ?? ''];
	if (usual === undefined || sameClock(usual, company.timeZone, now())) return [passed(`Times of Visma.net are read in ${company.timeZone}.`, evidence)];
	return [warning(`The company's clocks are those of ${usual}, and times of Visma.net are read in ${company.timeZone}.`, `Set Company Time Zone in the Visma.net credential to ${usual}.`, evidence)];
}

function ofSite({ settings: { company, site, now } }: Company): Finding {
	const evidence = { siteTimeZone: site.timeZone };
	const compare = 'Chargebee does not tell its zone: compare it with Settings > Configure Chargebee > Time Zone.';
	if (sameClock(site.timeZone, company.timeZone, now())) return passed(`Days of Chargebee's documents begin at midnight in ${site.timeZone}. ${compare}`, evidence);
	return warning(`Days of Chargebee's documents begin at midnight in ${site.timeZone}, those of Visma.net in ${company.timeZone}.`, `${compare} If the site really is in another zone, documents of late evenings fall on other days than in Visma.net.`, evidence);
}

/** The same time of day in winter and summer. */
const sameClock = (one: string, other: string, now: number) =>
	[1, 7].every((month) => {
		const day = DateTime.fromMillis(now, { zone: 'utc' }).set({ month, day: 15 }).toMillis();
		return IANAZone.create(one).offset(day) === IANAZone.create(other).offset(day);
	});
