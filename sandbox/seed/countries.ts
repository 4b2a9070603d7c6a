import { danishNumber, finnishNumber, norwegianNumber, swedishNumber } from './vatNumbers';

/** What customers of one country look like in the company's books. */
export interface CountrySeed {
	id: string;
	name: string;
	currency: string;
	legalForms: string[];
	/** Postal code and city, separated by a bar. */
	places: string[];
	streets: string[];
	people: string[];
	phonePrefix: string;
	/** Company number and VAT number as people type them there. */
	numbers(serial: number): { corporateId: string; vatRegistrationId: string };
}

const spaced = (digits: string) => digits.replace(/(\d{3})(?=\d)/g, '$1 ');

export const COUNTRY_SEEDS: CountrySeed[] = [
	{
		id: 'NO',
		name: 'Norge',
		currency: 'NOK',
		legalForms: ['AS', 'ASA', 'AS', 'DA'],
		places: [
			'0150|Oslo',
			'5003|Bergen',
			'9008|Tromsø',
			'6002|Ålesund',
			'8006|Bodø',
			'3510|Hønefoss',
			'7011|Trondheim',
			'4006|Stavanger',
			'1607|Fredrikstad',
			'2609|Lillehammer',
		],
		streets: [
			'Storgata',
			'Øvre Slottsgate',
			'Kirkegata',
			'Strandveien',
			'Åsveien',
			'Sjøgata',
			'Bjørnstjerne Bjørnsons gate',
		],
		people: ['Bjørn Ødegård', 'Kari Nordmann', 'Åse Sæther', 'Øystein Bråthen', 'Ingrid Håland', 'Sigrid Dahl'],
		phonePrefix: '+47 22',
		numbers(serial) {
			const corporateId = norwegianNumber(serial);
			const written = serial % 5 === 0 ? `NO ${spaced(corporateId)} MVA` : `NO${corporateId}MVA`;
			return { corporateId, vatRegistrationId: written };
		},
	},
	{
		id: 'SE',
		name: 'Sverige',
		currency: 'SEK',
		legalForms: ['AB', 'AB', 'Handelsbolag', 'AB (publ)'],
		places: [
			'211 20|Malmö',
			'411 03|Göteborg',
			'702 11|Örebro',
			'903 26|Umeå',
			'111 22|Stockholm',
			'582 22|Linköping',
			'352 30|Växjö',
		],
		streets: ['Kungsgatan', 'Östra Hamngatan', 'Drottninggatan', 'Åvägen', 'Järntorget', 'Sankt Eriksgatan'],
		people: ['Åsa Öberg', 'Björn Lindström', 'Märta Sjöberg', 'Göran Ångström', 'Elin Holm'],
		phonePrefix: '+46 40',
		numbers(serial) {
			const digits = swedishNumber(serial);
			return { corporateId: `${digits.slice(0, 6)}-${digits.slice(6)}`, vatRegistrationId: `SE${digits}01` };
		},
	},
	{
		id: 'DK',
		name: 'Danmark',
		currency: 'DKK',
		legalForms: ['ApS', 'A/S', 'I/S'],
		places: ['1050|København K', '8000|Aarhus C', '5970|Ærøskøbing', '9000|Aalborg', '4600|Køge'],
		streets: ['Nørregade', 'Østergade', 'Sønder Allé', 'Vesterbrogade', 'Åboulevarden'],
		people: ['Søren Kjær', 'Mette Østergaard', 'Jørgen Bæk', 'Lærke Holm'],
		phonePrefix: '+45 33',
		numbers(serial) {
			const corporateId = danishNumber(serial);
			return { corporateId, vatRegistrationId: `DK${corporateId}` };
		},
	},
	{
		id: 'FI',
		name: 'Suomi',
		currency: 'EUR',
		legalForms: ['Oy', 'Oyj', 'Ky'],
		places: ['00100|Helsinki', '40100|Jyväskylä', '13100|Hämeenlinna', '20100|Turku / Åbo', '65100|Vaasa'],
		streets: ['Mannerheimintie', 'Itäkeskuksenkatu', 'Hämeenkatu', 'Pohjoisesplanadi', 'Länsiväylä'],
		people: ['Päivi Mäkelä', 'Jyrki Hämäläinen', 'Sanna Niemistö', 'Åke Söderström'],
		phonePrefix: '+358 9',
		numbers(serial) {
			const digits = finnishNumber(serial);
			return { corporateId: `${digits.slice(0, 7)}-${digits.slice(7)}`, vatRegistrationId: `FI${digits}` };
		},
	},
];
