import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import type { InvoiceSyncSettings } from '../../../../../lib/sync/invoices';
import { type CurrencyDecimals, decimalsIn } from '../../../../shared/currencyDecimals';
import { customerIdentityOf } from '../../../customerIdentity';
import type { SiteCredential } from '../../../site';
import { zoneOf } from '../../../siteTime';

interface Options extends Partial<Pick<InvoiceSyncSettings, OptionName>> {
	maxWaitSeconds?: number;
	raiseWebhooks?: boolean;
	decimals?: CurrencyDecimals;
}

type OptionName =
	| 'concurrency'
	| 'creditNotes'
	| 'creditReason'
	| 'dryRun'
	| 'reference'
	| 'taxName'
	| 'waived'
	| 'whenDifferent'
	| 'whenVoided';

const ID_PREFIX = /^[A-Za-z0-9_-]+$/;
/** The name of a tax is 50 characters at most, the rate and its sign among them. */
const MAX_TAX_NAME = 40;

export function readOptions(context: IExecuteFunctions): Options {
	return context.getNodeParameter('options', 0, {}) as Options;
}

/** Reads the choices from the node; one that can never work is named before anything is written. */
export function readSettings(context: IExecuteFunctions, credential: SiteCredential): InvoiceSyncSettings {
	const options = readOptions(context);
	const parameter = <T>(name: string, fallback: T) => context.getNodeParameter(name, 0, fallback) as T;
	return {
		idPrefix: checkedPrefix(context, credential.invoiceIdPrefix),
		customerIdentity: customerIdentityOf(context, credential),
		createsFromChargebee: credential.bookedAs === 'customerInvoices',
		timeZone: zoneOf(credential),
		lines: parameter('lines', 'all'),
		decimals: decimalsIn(options.decimals),
		waived: options.waived ?? 'leaveDue',
		payments: parameter('payments', 'leaveAlone'),
		missingCustomer: parameter('missingCustomer', 'fail'),
		cutoff: cutoffDay(context, parameter<unknown>('cutoff', '')),
		taxName: checkedTaxName(context, options.taxName ?? 'VAT'),
		reference: options.reference ?? 'auto',
		whenVoided: options.whenVoided ?? 'conflict',
		whenDifferent: options.whenDifferent ?? 'conflict',
		creditNotes: options.creditNotes ?? 'import',
		creditReason: options.creditReason?.trim() || 'Other',
		dryRun: options.dryRun ?? false,
		concurrency: options.concurrency ?? 5,
	};
}

/** The prefix keeps mirrored invoices clear of Chargebee's own numbers, and tells the triggers what not to send back. */
function checkedPrefix(context: IExecuteFunctions, prefix: string): string {
	if (ID_PREFIX.test(prefix)) return prefix;
	throw new NodeOperationError(context.getNode(), `The invoice ID prefix "${prefix}" cannot be used`, {
		description:
			'Mirrored invoices need a prefix of letters, digits, hyphens and underscores in the credential; the default is VN-',
	});
}

function checkedTaxName(context: IExecuteFunctions, name: string): string {
	const trimmed = name.trim();
	if (trimmed !== '' && trimmed.length <= MAX_TAX_NAME) return trimmed;
	throw new NodeOperationError(context.getNode(), `Tax Name has ${trimmed.length} characters; 1 to ${MAX_TAX_NAME} are possible`);
}

/** The day as it was chosen: a document's date has no time and no zone. */
function cutoffDay(context: IExecuteFunctions, value: unknown): string {
	const text = value instanceof Date ? value.toISOString() : String(value ?? '').trim();
	if (text === '' || /^\d{4}-\d{2}-\d{2}/.test(text)) return text.slice(0, 10);
	throw new NodeOperationError(context.getNode(), `Cut-Off Date holds no date: "${text}"`, {
		description: 'Write it like 2026-01-31.',
	});
}
