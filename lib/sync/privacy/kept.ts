/** Ids, versions, amounts, currencies, dates and kinds: what an auditor needs, and nobody is named by. */
const KEPT = new Set([
	'account',
	'accountnumber',
	'apiversion',
	'autocollection',
	'batchnumber',
	'branch',
	'branchnumber',
	'channel',
	'country',
	'countrycode',
	'documentnumber',
	'eventtype',
	'ledger',
	'linenumber',
	'number',
	'object',
	'operation',
	'paymentmethod',
	'pricetype',
	'project',
	'readagain',
	'referencenumber',
	'refnbr',
	'segmentvalue',
	'source',
	'subaccountnumber',
	'taxability',
	'timestamp',
	'unit',
	'vismatimestamp',
]);

/** Endings of names of the same kind: `customer_id`, `currencyId`, `documentType`, `dunning_status`. */
const KEPT_ENDING = /(?:ids?|currency|currencycode|status|type|version|reasoncode)$/;

/** Names of what belongs to a person or a firm, whatever their ending; a custom field may hold anything. */
const PERSONAL =
	/^cf_|phone|fax|mobile|e?mail|zip|postal|vatnumber|vatregistration|taxregistration|corporate|nationalid|personal|social|ssn|birth|iban|bic$|bank|card|last4|iin$|signature|intermediator|contractid|holder|user|handle|mandateid/;

const DATED = /(?:date|time|modified|at|on|from|to|start|end|since|until|period|month)$/;
const DATE = /^\d{4}-?\d{2}(?:-?\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)?$/;
const AMOUNT = /amount|total|price|rate|quantity|balance|due|paid|tax|days|sum|debit|credit|decimal|percent|version/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * Whether the value of a field may stay where personal fields are masked. What is not known to be harmless is masked.
 *
 * @param name as either API has it, `billing_address[city]` and `customer.vat_number` too: the last part decides
 */
export function isKept(name: string, value: unknown): boolean {
	const part = lastPart(name);
	const plain = part.replace(/[_\-\s]/g, '').toLowerCase();
	if (value === '' || value === null || value === undefined || typeof value === 'boolean') return true;
	if (/^cf_/i.test(part) || PERSONAL.test(plain)) return false;
	if (typeof value === 'number') return true;
	if (typeof value !== 'string') return false;
	if (value === 'true' || value === 'false') return true;
	if (KEPT.has(plain) || KEPT_ENDING.test(plain)) return true;
	return (DATED.test(plain) && DATE.test(value)) || (AMOUNT.test(plain) && NUMBER.test(value));
}

/** `city` of `billing_address[city]`, `description` of `line_items[description][0]`. */
function lastPart(name: string): string {
	return name.split(/[.[\]\s]+/).findLast((part) => part !== '' && !/^\d+$/.test(part)) ?? '';
}
