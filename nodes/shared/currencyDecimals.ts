import type { INodeProperties } from 'n8n-workflow';

/** Where a currency is written otherwise at Chargebee than is documented. */
export const currencyDecimals: INodeProperties = {
	displayName: 'Currency Decimals',
	name: 'decimals',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add currency',
	default: {},
	description: 'How many decimals the amounts of a currency have at Chargebee, where that is not documented. JPY, KRW, XAF and XOF have none, those with subunits two.',
	options: [
		{
			displayName: 'Currency',
			name: 'currency',
			values: [
				{ displayName: 'Currency', name: 'code', type: 'string', default: '', placeholder: 'e.g. ISK' },
				{
					displayName: 'Decimals',
					name: 'decimals',
					type: 'options',
					default: 2,
					options: [
						{ name: 'None', value: 0 },
						{ name: 'Two', value: 2 },
					],
				},
			],
		},
	],
};

/** The value of that field. */
export interface CurrencyDecimals {
	currency?: Array<{ code: string; decimals: number }>;
}

/** Decimals by currency. */
export const decimalsIn = (value: CurrencyDecimals | undefined): Record<string, number> =>
	Object.fromEntries((value?.currency ?? []).map(({ code, decimals }) => [code.trim().toUpperCase(), decimals]));
