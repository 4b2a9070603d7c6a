import { attempt } from '../../../attempt';
import { RequestError, StatusError } from '../../../http';
import { explainVisma, readProblem } from '../../../visma';
import type { Check } from '../check';
import { failed, passed } from '../finding';

/** The gateway's code for a header that it cannot make sense of. */
const INVALID_PARAMETER = '12002';

/** Client, secret, tenant and company ID: whether Visma.net lets the credential read at all. */
export const vismaAccess: Check = {
	name: 'visma-access',
	proves: 'visma',
	needs: [],
	async run({ read, settings: { company, now } }) {
		const got = await attempt(async () => await read.organizations());
		if (got.ok) return [passed('Visma.net accepts the credential.')];
		if (!(got.error instanceof RequestError)) throw got.error;
		const { message, remedy, code, failure } = explainVisma(got.error, 'The Visma.net credential', now());
		const isCompanyId = got.error instanceof StatusError && readProblem(got.error.body)?.faultCode === INVALID_PARAMETER;
		if (isCompanyId) return [failed(`Visma.net does not take the company ID ${company.companyId ?? ''}.`, 'Leave Company ID empty in the credential: the tenant ID already names the company. Or correct it.', { code })];
		// What passes by itself says nothing of the credential.
		if (failure !== undefined && failure.cause !== 'credential-invalid') throw got.error;
		return [failed(`${message}.`, remedy, { code })];
	},
};
