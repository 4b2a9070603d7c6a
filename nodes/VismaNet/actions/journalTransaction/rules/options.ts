import type { Rules, SubscriptionRules, WriteOffPolicy } from '../../../../../lib/ledger';

/** What belongs to the rules in the collection Options; what nobody added is left out. */
export interface RuleOptions
	extends Partial<
		Pick<
			Rules,
			| 'basis'
			| 'creditNotesWithoutDates'
			| 'defaultRegion'
			| 'onCancelWithoutCredit'
			| 'scope'
			| 'settleFxResidue'
			| 'siteBaseCurrency'
			| 'unmappedItems'
			| 'useAccountingDetail'
		>
	> {
	cutoverMode?: 'ignore' | 'recogniseOnly';
	defaultSubaccount?: unknown;
	subscriptionAmountsAreNet?: boolean;
	subscriptionOnCancel?: SubscriptionRules['onCancel'];
	subscriptionPriceType?: SubscriptionRules['priceType'];
	subscriptionTaxRate?: unknown;
	writeOffPolicy?: WriteOffPolicy['policy'];
	writeOffAccount?: unknown;
	writeOffTaxRelief?: boolean;
}

