import { IANAZone } from 'luxon';
import type { IExecuteFunctions } from 'n8n-workflow';

import { siteName } from '../../../../../lib/chargebee';
import type { Region } from '../../../../../lib/ledger';
import type { CustomerLedgerSettings } from '../../../../../lib/sync/customerLedger';
import { customerIdentityIn } from '../../../../Chargebee/customerIdentity';
import type { SiteCredential } from '../../../../Chargebee/site';
import { zoneOf } from '../../../../Chargebee/siteTime';
import { type CurrencyDecimals, decimalsIn } from '../../../../shared/currencyDecimals';
import { keyIn } from '../../../keyIn';
import { cutoverIn } from '../../journalTransaction/rules/reading/complete';
import { faultsError, type FormFault } from '../../journalTransaction/rules/reading/faults';
import { readRows } from './rows';

/** The collection Options; what nobody added is left out. */
export interface Options {
	customerNumberField?: string;
	decimals?: CurrencyDecimals;
	defaultRegion?: Region;
	descriptionLength?: number;
	dryRun?: boolean;
	exchangeRate?: CustomerLedgerSettings['exchangeRate'];
	maxWaitSeconds?: number;
	roundingAccount?: unknown;
	roundingVatCode?: unknown;
	sendsDocuments?: boolean;
	siteBaseCurrency?: unknown;
}

const MAX_WAIT_SECONDS = 90;
/** Visma.net's own text says up to 30 characters. */
const DESCRIPTION_LENGTH = 30;

export function readOptions(context: IExecuteFunctions): Options {
	return context.getNodeParameter('options', 0, {}) as Options;
}

/**
 * Reads the parameters of the node.
 *
 * @throws ExplainedError that lists everything that is wrong with them, each with its place in the form
 */
export function readSettings(context: IExecuteFunctions, credential: SiteCredential): CustomerLedgerSettings {
	const faults: FormFault[] = [];
	const parameter = (name: string, fallback?: unknown) => context.getNodeParameter(name, 0, fallback as string) as unknown;
	const options = readOptions(context);
	const timeZone = zoneOf(credential);
	if (!IANAZone.isValidZone(timeZone)) {
		faults.push({ place: 'Chargebee credential: Site Time Zone', message: `"${timeZone}" is no time zone.`, remedy: 'Write its IANA name, like Europe/Oslo.' });
	}
	const isJson = parameter('mappingFrom') === 'json';
	const rows = readRows(parameter('mapping', {}), parameter('mappingJson', '[]'), isJson, faults);
	const cutover = cutoverIn(parameter('cutoverDate'), undefined, timeZone, faults);
	const account = keyIn(options.roundingAccount);
	const settings: CustomerLedgerSettings = {
		site: siteName(credential.site),
		billing: { timeZone, homeCountry: countryIn(parameter('homeCountry'), faults), defaultRegion: options.defaultRegion },
		decimals: decimalsIn(options.decimals),
		customerIdentity: customerIdentityIn(credential),
		customerNumberField: keyIn(options.customerNumberField),
		invoiceIdPrefix: credential.invoiceIdPrefix,
		cutover: cutover?.date ?? '',
		rows,
		...(account === undefined ? {} : { rounding: { account, vatCode: keyIn(options.roundingVatCode) } }),
		numbering: parameter('numbering') as CustomerLedgerSettings['numbering'],
		afterCreating: parameter('afterCreating') as CustomerLedgerSettings['afterCreating'],
		exchangeRate: options.exchangeRate ?? 'visma',
		siteBaseCurrency: keyIn(options.siteBaseCurrency)?.toUpperCase(),
		sendsDocuments: options.sendsDocuments ?? false,
		descriptionLength: options.descriptionLength ?? DESCRIPTION_LENGTH,
		// An agent's tool writes only when somebody said so.
		dryRun: options.dryRun ?? context.getNode().type.endsWith('Tool'),
		releaseBudgetMs: (options.maxWaitSeconds ?? MAX_WAIT_SECONDS) * 1000,
	};
	if (faults.length > 0) throw faultsError(faults);
	return settings;
}

function countryIn(value: unknown, faults: FormFault[]): string {
	const country = (keyIn(value) ?? '').toUpperCase();
	if (!/^[A-Z]{2}$/.test(country)) {
		faults.push({ place: 'Home Country', message: `It is "${country}".`, remedy: 'Write the two letters of the country of the company, like SE.' });
	}
	return country;
}
