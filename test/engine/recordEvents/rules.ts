import type { INodeParameters } from 'n8n-workflow';

import type { Rules } from '../../../lib/ledger';

/** A picker's value: chosen from the list, or entered. */
export const picked = (value: string) => ({ __rl: true, mode: 'list', value });

/** The rules of the sandbox's Swedish company, as a person fills in the form. */
export const TABLES: INodeParameters = {
	cutoverDate: '2026-01-01T00:00:00',
	rulesFrom: 'tables',
	baseCurrency: picked('SEK'),
	homeCountry: 'SE',
	convention: 'daily',
	accounts: {
		account: {
			receivable: picked('1511'),
			deferred: picked('2970'),
			accrued: picked('1790'),
			bank: picked('1940'),
			customerAdvance: picked('2420'),
			rounding: picked('3740'),
			fxGain: picked('3960'),
			fxLoss: picked('7960'),
		},
	},
	revenue: { region: { domestic: picked('3001'), eu: picked('3308'), export: picked('3305') } },
	taxes: {
		tax: [
			{ rate: '25', account: picked('2611') },
			{ rate: '12 %', account: picked('2621') },
		],
	},
	items: {
		item: [
			{ itemPrice: 'pro-sek-yearly', revenueDomestic: picked('3041'), subaccount: picked('1=10, 3=3') },
			{ itemPrice: 'onboarding-sek', recognition: 'immediate' },
		],
	},
	conditions: {
		condition: [
			{ itemFamily: 'nordic-suite', deferred: picked('2979') },
			{ chargeKind: 'addon_item_price', country: 'NO', revenueExport: picked('3055'), project: 'P1' },
			{ currency: 'EUR', branch: picked('2') },
		],
	},
	currencies: { currency: [{ code: 'kwd', exponent: 2, precision: 3 }] },
	options: { defaultSubaccount: picked('1=00,2=00'), defaultRegion: 'domestic' },
};

/** The same rules as JSON. */
export const RULES: Omit<Rules, 'site' | 'timeZone' | 'invoiceIdPrefix' | 'cutover'> = {
	baseCurrency: 'SEK',
	homeCountry: 'SE',
	convention: 'daily',
	accounts: {
		receivable: '1511',
		deferred: '2970',
		accrued: '1790',
		bank: '1940',
		customerAdvance: '2420',
		rounding: '3740',
		fxGain: '3960',
		fxLoss: '7960',
		revenue: { domestic: '3001', eu: '3308', export: '3305' },
	},
	tax: { '25': '2611', '12': '2621' },
	items: {
		'pro-sek-yearly': { revenue: { domestic: '3041' }, subaccount: '1=10,3=3' },
		'onboarding-sek': { recognition: 'immediate' },
	},
	conditions: [
		{ when: { itemFamily: 'nordic-suite' }, set: { deferred: '2979' } },
		{ when: { chargeKind: 'addon_item_price', country: 'NO' }, set: { revenue: { export: '3055' }, project: 'P1' } },
		{ when: { currency: 'EUR' }, set: { branch: '2' } },
	],
	currencies: { KWD: { exponent: 2, precision: 3 } },
	defaultSubaccount: '1=00,2=00',
	defaultRegion: 'domestic',
	unmappedItems: 'refuse',
};

export const JSON_RULES: INodeParameters = {
	cutoverDate: '2026-01-01T00:00:00',
	rulesFrom: 'json',
	rules: JSON.stringify(RULES),
};
