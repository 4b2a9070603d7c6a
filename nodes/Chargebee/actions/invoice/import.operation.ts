import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { type Form, toForm } from '../../../../lib/chargebee';
import { importGiven } from '../../../../lib/sync/invoices/edit';
import { shownFor } from '../../../shared/fields';
import { whenRefused } from '../../../shared/whenRefused';
import { zoneOf } from '../../siteTime';
import { writeOptions } from './fields';
import { invalid, timeOf, writeInvoices } from './write';

/** Members that hold a time, of the invoice or of the rows of a table. */
const TIMES = new Set(['date', 'due_date', 'paid_at', 'voided_at', 'write_off_date', 'date_from', 'date_to']);

const EXAMPLE = `{
  "id": "EXT-1001",
  "customer_id": "VN-10001",
  "currency_code": "NOK",
  "date": "2026-01-31",
  "due_date": "2026-02-14",
  "status": "posted",
  "total": 12500,
  "line_items": [{ "description": "Consulting", "amount": 10000, "tax1_name": "VAT 25 %", "tax1_amount": 2500 }],
  "taxes": [{ "name": "VAT 25 %", "rate": 25 }]
}`;

export const description = shownFor('invoice', 'import', [
	{
		displayName: 'Invoice (JSON)',
		name: 'invoice',
		type: 'json',
		default: EXAMPLE,
		required: true,
		typeOptions: { rows: 12 },
		description:
			"The invoice under the names of Chargebee's import: amounts in minor units, tables as lists. Times may be dates, in the time of the site. Nothing is reckoned: the total must be that of the lines.",
	},
	whenRefused,
	writeOptions(),
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await writeInvoices(this, (index, { credential }) => {
		const form = formOf(this.getNodeParameter('invoice', index), zoneOf(credential));
		return {
			id: String(form.id ?? ''),
			edit: async (run, requests) => await importGiven(run, form, requests),
		};
	});
}

function formOf(value: unknown, zone: string): Form {
	const invoice = typeof value === 'string' ? parsed(value) : value;
	if (typeof invoice !== 'object' || invoice === null || Array.isArray(invoice)) {
		throw invalid('The invoice is no JSON object', 'Give one invoice as an object, as in the example of the field.');
	}
	const form = toForm(withTimes(invoice as Record<string, unknown>, zone));
	if (!form.id) throw invalid('The invoice has no id', 'An import keeps the number of the other system: give it as "id".');
	return form;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw invalid(`The invoice is no JSON: ${(error as Error).message}`, 'Correct the text.');
	}
}

function withTimes(record: Record<string, unknown>, zone: string): Record<string, unknown> {
	const members = Object.entries(record).map(([name, value]) => {
		if (Array.isArray(value)) return [name, value.map((row) => withTimes(row as Record<string, unknown>, zone))];
		return [name, TIMES.has(name) ? timeOf(value, name, zone) : value];
	});
	return Object.fromEntries(members) as Record<string, unknown>;
}
