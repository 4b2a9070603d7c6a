import type { ChargebeeError } from '../../chargebee';

/** Why a record is refused: the field at fault, the rule it breaks, and a code that stays the same across versions. */
export interface Fault {
	/** Listed in docs/errors.md; Chargebee's own codes are prefixed `chargebee:`. */
	code: string;
	/** Chargebee's wire name; empty when no single field is at fault. */
	field: string;
	reason: string;
}

/** Faults as one sentence, each with its field. */
export const reasonOf = (faults: readonly Fault[]): string =>
	faults.map(({ field, reason }) => (field === '' ? reason : `${field}: ${reason}`)).join('; ');

/** What people can do about a refusal that Chargebee's own words do not explain. */
const REMEDIES: Array<{ when: (error: ChargebeeError) => boolean; remedy: string }> = [
	{
		when: ({ param }) => param?.startsWith('cf_') ?? false,
		remedy: 'Create this custom field for customers on the Chargebee site, or remove its row from Custom Fields',
	},
	{
		when: ({ param }) => param?.startsWith('vat_number') ?? false,
		remedy: 'Correct the VAT number in Visma.net, or choose another form under VAT Number',
	},
	{
		when: ({ apiErrorCode, param }) => apiErrorCode === 'duplicate_entry' && param === 'id',
		remedy: 'The id belongs to a deleted customer of the Chargebee site; choose another id prefix in the credential',
	},
];

export function faultOf(error: ChargebeeError): Fault {
	const remedy = REMEDIES.find(({ when }) => when(error))?.remedy;
	const reason = remedy ? `${error.detail}. ${remedy}` : error.detail;
	return { code: `chargebee:${error.apiErrorCode}`, field: error.param ?? '', reason };
}
