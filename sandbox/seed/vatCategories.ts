const MODIFIED = '2024-01-02T07:30:00.000';

interface VatSeed {
	id: string;
	description: string;
	/** Percent. */
	rate: number;
	type: 'Vat' | 'ExemptVat' | 'ReverseVat';
	/** Customers in these zones may be billed with it; elsewhere the tax has no rate for the zone. */
	zones: string[];
	active?: boolean;
}

/** 01 is the home market of a company, 02 the EU and EEA, 03 the rest of the world. */
const SEEDS: VatSeed[] = [
	{ id: '25', description: 'Moms 25 %', rate: 25, type: 'Vat', zones: ['01', '02'] },
	{ id: '12', description: 'Moms 12 %', rate: 12, type: 'Vat', zones: ['01', '02'] },
	{ id: '06', description: 'Moms 6 %', rate: 6, type: 'Vat', zones: ['01', '02'] },
	{ id: '00', description: 'Momsfri', rate: 0, type: 'ExemptVat', zones: ['01', '02', '03'] },
	{ id: 'EU', description: 'Omvänd skattskyldighet, EU', rate: 0, type: 'ReverseVat', zones: ['02'] },
	{ id: '18', description: 'Moms 18 %, avslutad', rate: 18, type: 'Vat', zones: ['01'], active: false },
];

function category({ id, description, rate, type, active = true }: VatSeed) {
	return {
		vatCategoryId: id,
		description,
		active,
		excludeListedTaxes: false,
		lastModifiedDateTime: MODIFIED,
		vatCategoryLines: [
			{
				vatId: id,
				description,
				type,
				calculateOn: 'ItemAmount',
				cashDiscount: 'NoAdjust',
				vatRates: [{ revisionID: '1', vatRate: rate, groupType: 'Output', startDate: '2020-01-01T00:00:00' }],
			},
		],
	};
}

export const VAT_CATEGORIES = SEEDS.map(category);

const seedOf = (id: string) => SEEDS.find((seed) => seed.id === id);

/** Percent. */
export const vatRateOf = (id: string) => seedOf(id)?.rate ?? 0;

/** Whether the category has a tax for customers of this zone. */
export const isTaxedIn = (id: string, zone: string) => seedOf(id)?.zones.includes(zone) ?? false;
