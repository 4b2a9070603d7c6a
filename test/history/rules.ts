import type { Rules } from '../../lib/ledger';
import { CHARGEBEE_SITE } from '../../sandbox/identities';

/** What the Chargebee credential and the node's own fields add to the rules as a person writes them. */
export const FROM_ELSEWHERE = {
	site: CHARGEBEE_SITE,
	timeZone: 'Europe/Oslo',
	invoiceIdPrefix: 'VN-',
	cutover: { date: '2026-01-01' },
} as const;

const ABROAD = { eu: '3308', export: '3305' };

/** How the sandbox's Swedish company books subscriptions: every kind of rule is used. */
export const WRITTEN_RULES: Omit<Rules, keyof typeof FROM_ELSEWHERE> = {
	baseCurrency: 'SEK',
	homeCountry: 'SE',
	convention: 'daily',
	defaultRegion: 'domestic',
	accounts: {
		receivable: '1511',
		deferred: '2970',
		accrued: '1790',
		rounding: '3740',
		bank: '1940',
		customerAdvance: '2420',
		fxGain: '3960',
		fxLoss: '7960',
		revenue: { domestic: '3001', ...ABROAD },
	},
	items: {
		'home-sek-monthly': { revenue: '3041', recognition: 'monthly' },
		'pro-jpy-yearly': { recognition: 'monthly', deferred: '2979' },
		'onboarding-sek': { revenue: '3041', recognition: 'immediate', subaccount: '1=20' },
	},
	conditions: [
		{ when: { chargeKind: 'plan_item_price' }, set: { revenue: { domestic: '3050', ...ABROAD }, subaccount: '1=10,3=3' } },
		{ when: { chargeKind: 'addon_item_price' }, set: { revenue: { domestic: '3055', ...ABROAD }, subaccount: '1=10' } },
		...['SE', 'NO', 'FI'].map((country) => ({ when: { country }, set: { subaccount: `2=${country}` } })),
	],
	defaultSubaccount: '1=00,2=00,3=0',
	tax: { '25': '2611', '12': '2621', '6': '2631', '25.5': '2650', '10': '2650' },
	currencies: { JPY: { exponent: 0, precision: 0 } },
	settleFxResidue: true,
};

/** Fields of *Record Chargebee Events* for rules written as JSON. */
export function bookingFields(rules: object, options: Record<string, unknown> = {}) {
	return { cutoverDate: '2026-01-01T00:00:00', rulesFrom: 'json', rules: JSON.stringify(rules), options };
}

/** The same, complete: as the ledger takes them. */
export const RULES: Rules = { ...WRITTEN_RULES, ...FROM_ELSEWHERE };

/** The ways a company may book: what carries the money, and how much of it is not in Visma already. */
export const MODES: Record<string, Rules> = {
	documents: RULES,
	'deferral only': { ...RULES, scope: 'deferralOnly' },
	subscriptions: { ...RULES, basis: 'subscription', subscription: { amountsAreNet: true }, accounts: { ...RULES.accounts, clearing: '1799' } },
	'subscriptions, deferral only': { ...RULES, basis: 'subscription', scope: 'deferralOnly', subscription: { amountsAreNet: true } },
};
