import type { Rules } from '../../../../../../lib/ledger';
import { keyIn } from '../../../../keyIn';
import type { RuleOptions } from '../options';
import { filled, rateIn, subaccountIn } from './cells';
import { readAccounts, readConditions, readCurrencies, readItems, readTaxes, type Reading } from './tables';

/** Reads a parameter of the node by its name. */
export type Parameter = (name: string) => unknown;

/** Rules without what credential and cut-over give. */
export type OwnRules = Omit<Rules, 'site' | 'timeZone' | 'invoiceIdPrefix' | 'cutover'>;

const FIELDS = { baseCurrency: 'Base Currency', homeCountry: 'Home Country', convention: 'Revenue Spread' };
const POLICIES = {
	basis: 'Basis',
	scope: 'Scope',
	'subscription.amountsAreNet': 'Subscriptions: Amounts Are Net',
	'subscription.onCancel': 'Subscriptions: Cancellation',
	'subscription.priceType': 'Subscriptions: Prices',
	'subscription.taxRate': 'Subscriptions: VAT Rate in Prices',
	defaultRegion: 'Default Region',
	defaultSubaccount: 'Default Subaccount',
	creditNotesWithoutDates: 'Credit Notes Without Dates',
	onCancelWithoutCredit: 'Cancellation Without Credit',
	settleFxResidue: 'Settle Exchange Residue',
	siteBaseCurrency: 'Site Base Currency',
	unmappedItems: 'Unmapped Items',
	useAccountingDetail: "Use Chargebee's Accounting Code",
	'writeOff.policy': 'Write-Offs',
	'writeOff.account': 'Write-Offs: Loss Account',
	'writeOff.taxRelief': 'Write-Offs: Take VAT Back',
};

/** The rules that the fields and tables of the form describe. */
export function fromTables(parameter: Parameter, options: RuleOptions, reading: Reading): OwnRules {
	for (const [path, words] of Object.entries(FIELDS)) reading.places.add(path, words);
	for (const [path, words] of Object.entries(POLICIES)) reading.places.add(path, `Options: ${words}`);
	return {
		baseCurrency: keyIn(parameter('baseCurrency')) ?? '',
		homeCountry: keyIn(parameter('homeCountry')) ?? '',
		convention: parameter('convention') as Rules['convention'],
		accounts: readAccounts(parameter('accounts'), parameter('revenue'), reading),
		tax: readTaxes(parameter('taxes'), reading),
		items: readItems(parameter('items'), reading),
		conditions: readConditions(parameter('conditions'), reading),
		currencies: readCurrencies(parameter('currencies'), reading),
		...policiesIn(options),
	};
}

function policiesIn(options: RuleOptions): Partial<OwnRules> {
	const { writeOffPolicy: policy, writeOffAccount, writeOffTaxRelief: taxRelief } = options;
	const writeOff = policy && filled({ policy, account: keyIn(writeOffAccount), taxRelief });
	const subscription = filled({
		amountsAreNet: options.subscriptionAmountsAreNet,
		onCancel: options.subscriptionOnCancel,
		priceType: options.subscriptionPriceType,
		taxRate: rateIn(options.subscriptionTaxRate),
	});
	return filled({
		basis: options.basis,
		scope: options.scope,
		subscription: Object.keys(subscription).length > 0 ? subscription : undefined,
		defaultRegion: options.defaultRegion,
		defaultSubaccount: subaccountIn(options.defaultSubaccount),
		creditNotesWithoutDates: options.creditNotesWithoutDates,
		onCancelWithoutCredit: options.onCancelWithoutCredit,
		settleFxResidue: options.settleFxResidue,
		siteBaseCurrency: keyIn(options.siteBaseCurrency)?.toUpperCase(),
		unmappedItems: options.unmappedItems ?? 'refuse',
		useAccountingDetail: options.useAccountingDetail,
		writeOff: writeOff as Rules['writeOff'],
	});
}
