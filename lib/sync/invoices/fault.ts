import type { ChargebeeError } from '../../chargebee';
import { linkNotFound } from '../customers/customerIdentity';
import type { Fault } from '../customers/fault';
import type { Work } from './queue';
import { isCustomerMissing } from './write/customer';

/** What people can do about a refusal that Chargebee's own words do not explain. */
const REMEDIES: Array<{ when: (error: ChargebeeError) => boolean; remedy: string }> = [
	{
		when: ({ apiErrorCode, param }) => apiErrorCode === 'duplicate_entry' && param === 'id',
		remedy: 'The number belongs to a record of the site that cannot be read, a deleted one say; choose another invoice ID prefix',
	},
	{
		when: ({ param }) => param?.startsWith('billing_address') ?? false,
		remedy: 'Correct the address of the invoice in Visma.net; a country that changes the tax cannot be changed afterwards',
	},
	{
		when: ({ param }) => param === 'currency_code',
		remedy: 'Configure the currency on the Chargebee site',
	},
	{
		when: ({ param }) => param === 'create_reason_code',
		remedy: 'Name a reason code that the Chargebee site has, under Credit Note Reason',
	},
	{
		when: ({ apiErrorCode }) => apiErrorCode === 'lock_timeout',
		remedy: 'Another write to this customer was going on. Retry the execution; lower Parallel Writes when it comes back',
	},
];

export function faultOf(error: ChargebeeError, { customerId, customerStanding, document }: Work): Fault {
	if (isCustomerMissing(error)) {
		if (customerStanding === 'linked') return linkNotFound(document.customer.number, customerId);
		const reason = `Customer ${customerId} is not in Chargebee. Sync customers first, or choose Create It under Missing Customer`;
		return { code: 'customer-missing', field: 'customer_id', reason };
	}
	const remedy = REMEDIES.find(({ when }) => when(error))?.remedy;
	const reason = remedy ? `${error.detail}. ${remedy}` : error.detail;
	return { code: `chargebee:${error.apiErrorCode}`, field: error.param ?? '', reason };
}
