import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { CRITERIA, type Criterion, type PlanRun } from '../../../../../lib/sync/firstLoad';

interface Options {
	chargebeePerMinute?: number;
	invoicesSince?: unknown;
	matchChargebeeField?: string;
	matchVismaField?: string;
	maxWaitSeconds?: number;
}

const CUSTOM_FIELD = /^cf_\w+$/;
/** Of test sites and the smallest plan. */
const CALLS_PER_MINUTE = 150;
const DAY = /^\d{4}-\d{2}-\d{2}/;

export function readOptions(context: IExecuteFunctions): Options {
	return context.getNodeParameter('options', 0, {}) as Options;
}

/** What the plan is told beside the mapping. */
export function readChoices(
	context: IExecuteFunctions,
): Pick<PlanRun, 'accept' | 'customField' | 'invoicesSince' | 'chargebeePerMinute'> {
	const { chargebeePerMinute = CALLS_PER_MINUTE, invoicesSince, matchChargebeeField = '', matchVismaField = '' } = readOptions(context);
	const chosen = context.getNodeParameter('acceptMatches', 0, []) as string[];
	const chargebeeField = matchChargebeeField.trim();
	return {
		accept: new Set(CRITERIA.filter((criterion: Criterion) => chosen.includes(criterion))),
		...(chargebeeField === '' ? {} : { customField: { chargebeeField: checkedField(context, chargebeeField), vismaField: matchVismaField.trim() || 'number' } }),
		invoicesSince: dayOf(context, invoicesSince),
		chargebeePerMinute: Math.max(1, chargebeePerMinute),
	};
}

function checkedField(context: IExecuteFunctions, field: string): string {
	if (CUSTOM_FIELD.test(field)) return field;
	throw new NodeOperationError(context.getNode(), `Match Field in Chargebee is no custom field: "${field}"`, {
		description: 'Enter its API name, which starts with cf_.',
	});
}

function dayOf(context: IExecuteFunctions, value: unknown): string {
	const text = value instanceof Date ? value.toISOString() : String(value ?? '').trim();
	if (text === '' || DAY.test(text)) return text.slice(0, 10);
	throw new NodeOperationError(context.getNode(), `Invoices Since holds no date: "${text}"`, { description: 'Write it like 2026-01-31.' });
}
