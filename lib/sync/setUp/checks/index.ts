import type { Check } from '../check';
import { accounts } from './accounts';
import { baseCurrency } from './baseCurrency';
import { branches } from './branches';
import { businessEntities } from './businessEntities';
import { chargebeeAccess } from './chargebeeAccess';
import { chargebeeCatalog } from './chargebeeCatalog';
import { chargebeeRights } from './chargebeeRights';
import { creditTerms } from './creditTerms';
import { currencies } from './currencies';
import { currencyDecimals } from './currencyDecimals';
import { customerPrefix } from './customerPrefix';
import { customFields } from './customFields';
import { cutOver } from './cutOver';
import { documentNumbers } from './documentNumbers';
import { documents } from './documents';
import { invoicePrefix } from './invoicePrefix';
import { itemPrices } from './itemPrices';
import { ledger } from './ledger';
import { manualEntries } from './manualEntries';
import { numberLength } from './numberLength';
import { numberSeries } from './numberSeries';
import { periods } from './periods';
import { rateChargebee } from './rateChargebee';
import { rateVisma } from './rateVisma';
import { rules } from './rules';
import { saleAccounts } from './saleAccounts';
import { subaccounts } from './subaccounts';
import { timeZones } from './timeZones';
import { vatAccounts } from './vatAccounts';
import { vismaAccess } from './vismaAccess';
import { vismaCompany } from './vismaCompany';
import { vismaScopes } from './vismaScopes';
import { webhookAddress } from './webhookAddress';
import { webhookEndpoints } from './webhookEndpoints';
import { webhookUser } from './webhookUser';

/** Every check, what others need first; the rate is looked at when the other calls are made. */
export const CHECKS: readonly Check[] = [
	vismaAccess,
	chargebeeAccess,
	rules,
	vismaScopes,
	vismaCompany,
	timeZones,
	baseCurrency,
	ledger,
	cutOver,
	periods,
	accounts,
	manualEntries,
	subaccounts,
	branches,
	currencies,
	currencyDecimals,
	numberSeries,
	numberLength,
	documentNumbers,
	vatAccounts,
	itemPrices,
	saleAccounts,
	documents,
	creditTerms,
	customFields,
	customerPrefix,
	invoicePrefix,
	chargebeeRights,
	chargebeeCatalog,
	businessEntities,
	webhookEndpoints,
	webhookAddress,
	webhookUser,
	rateChargebee,
	rateVisma,
];
