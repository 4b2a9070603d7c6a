/** An organization or VAT number without its spelling: what stays, and the country where it is known. */
export interface OrganizationNumber {
	core: string;
	/** ISO 3166 alpha-2; empty where neither the number nor the address tells. */
	country: string;
}

const MIN_DIGITS = 6;
/** VAT prefixes that are no ISO code. */
const COUNTRIES: Record<string, string> = { EL: 'GR', XI: 'GB' };

/**
 * Reads a number as people write it: `NO 987 654 321 MVA`, `SE556677889901` and `556677-8899` say the same as `987654321`
 * and `5566778899`.
 *
 * @param country of the address, for numbers that do not tell theirs
 * @returns undefined for what identifies nobody: too few digits, or one digit again and again
 */
export function organizationNumber(text: string, country = ''): OrganizationNumber | undefined {
	const plain = text.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
	const [, prefix = '', rest = plain] = /^([A-Z]{2})(?=[A-Z]?\d)(.+)$/.exec(plain) ?? [];
	const home = COUNTRIES[prefix] ?? (prefix === '' ? country.toUpperCase() : prefix);
	const bare = rest.replace(/MVA$/, '');
	// A Swedish VAT number is the organization number and 01.
	const core = home === 'SE' && /^\d{10}01$/.test(bare) ? bare.slice(0, 10) : bare;
	const digits = core.replace(/\D/g, '');
	if (digits.length < MIN_DIGITS || /^(.)\1*$/.test(digits)) return undefined;
	return { core, country: home };
}

/** Whether two numbers can be those of one company: the same, and not of two countries. */
export function isSameOrganization(one: OrganizationNumber, other: OrganizationNumber): boolean {
	if (one.core !== other.core) return false;
	return one.country === '' || other.country === '' || one.country === other.country;
}
