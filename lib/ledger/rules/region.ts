import type { Region } from '../types/rules';

/** ISO 3166 codes of the member states of the European Union. */
const EU = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));

/** Where a sale goes: home, another member state, or out of the union. */
export function regionOf(country: string, homeCountry: string): Region {
	if (country === homeCountry.toUpperCase()) return 'domestic';
	return EU.has(country) ? 'eu' : 'export';
}
