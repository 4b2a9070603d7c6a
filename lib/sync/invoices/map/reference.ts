import type { InvoiceSyncSettings } from '../settings';

type Reference = { type: 'kid' | 'ocr' | 'fik' | 'frn'; number: string };

/** In which country which kind of reference is used. */
const BY_COUNTRY: Record<string, Reference['type']> = { NO: 'kid', SE: 'ocr', DK: 'fik', FI: 'frn' };
/** The international reference of ISO 11649, which Finnish banks made theirs. */
const INTERNATIONAL = /^RF\d{2}/i;

/** The payment reference as Chargebee keeps it; nothing where its kind is not known. */
export function referenceOf(number: string, country: string, choice: InvoiceSyncSettings['reference']): Reference | undefined {
	const digits = number.replace(/\s/g, '');
	if (digits === '' || choice === 'none') return undefined;
	if (choice !== 'auto') return { type: choice, number: digits };
	const type = INTERNATIONAL.test(digits) ? 'frn' : BY_COUNTRY[country];
	return type && { type, number: digits };
}
