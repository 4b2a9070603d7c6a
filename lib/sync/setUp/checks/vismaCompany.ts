import type { Check } from '../check';
import { failed, passed, warning } from '../finding';

const digits = (text: string) => text.replace(/\D/g, '');

/** Whether the company behind the credential is the one that is meant: its test company looks the same. */
export const vismaCompany: Check = {
	name: 'visma-company',
	needs: ['visma'],
	async run({ read, settings: { company, rules } }) {
		const organizations = await read.organizations();
		const [first] = organizations;
		const { tenantId } = await company.claims();
		const { name = '', corporateId = '', defaultCountry } = first ?? {};
		const evidence = { organizations: organizations.map(({ name: called, corporateId: number }) => ({ name: called, corporateId: number })), tenantId: company.tenantId, companyId: company.companyId ?? '' };
		if (!first) return [failed('Visma.net shows no organisation.', 'Check the tenant ID in the credential.', evidence)];
		const about = `The credential is of ${name} (${corporateId}).`;
		if (tenantId !== undefined && tenantId !== company.tenantId) {
			return [failed(`${about} The access token is of tenant ${tenantId}, the credential names ${company.tenantId}.`, 'Save the credential again, so that a fresh token is fetched.', evidence)];
		}
		const wanted = company.corporateId ?? '';
		if (wanted !== '' && !organizations.some(({ corporateId: number }) => digits(number ?? '') === digits(wanted))) {
			return [failed(`${about} The company meant has the organisation number ${wanted}.`, "Put the tenant ID of that company into the credential: Visma Admin > the company > Configuration > Tenant ID. A test company has a tenant ID of its own.", evidence)];
		}
		const country = defaultCountry?.id?.toUpperCase();
		const home = rules?.homeCountry.toUpperCase();
		if (country && home && country !== home) {
			return [warning(`${about} It is at home in ${country}, and in the rules Home Country is ${home}: revenue and VAT are sorted by it.`, `Set Home Country to ${country}, or check that the credential is of the right company.`, evidence)];
		}
		return [passed(about, evidence)];
	},
};
