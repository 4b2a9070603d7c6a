import { omit, pickBy } from 'lodash';
import type { IExecuteFunctions } from 'n8n-workflow';

import { type Body, checkNewDocument, documentBody, type DocumentDraft, type DocumentLineDraft, type Plain } from '../../../lib/visma';
import { companyDay } from '../companyDay';
import { keyIn } from '../keyIn';
import { type Fields, rawRecord } from '../rawRecord';
import { readSegments } from '../segments';
import type { DocumentResource } from './resource';

const DAYS = ['documentDate', 'documentDueDate', 'origInvoiceDate', 'startDate', 'endDate', 'termStartDate', 'termEndDate'];

type Parameters = { [field: string]: unknown };


/** A new document. @throws RangeError that says what is wrong with the parameters */
export function readNew(context: IExecuteFunctions, index: number, document: DocumentResource, timezone: string): Body {
	const draft = isJson(context, index) ? draftOfJson(context, index, document) : draftOfFields(context, index, timezone);
	const hold = context.getNodeParameter('afterCreating', index) === 'hold';
	checkNewDocument(document.kind, draft);
	return documentBody(document.kind, { ...draft, hold });
}

/** What is to be changed in a document. @throws RangeError that says what is wrong with the parameters */
export function readChange(context: IExecuteFunctions, index: number, document: DocumentResource, timezone: string): Body {
	const draft = isJson(context, index) ? draftOfJson(context, index, document) : draftOfFields(context, index, timezone);
	return documentBody(document.kind, draft);
}

const isJson = (context: IExecuteFunctions, index: number) => context.getNodeParameter('specify', index) === 'json';

function draftOfJson(context: IExecuteFunctions, index: number, { kind }: DocumentResource): DocumentDraft {
	const fields = rawRecord(context.getNodeParameter('json', index), kind.noun);
	const lines = (fields[kind.lines] ?? []) as DocumentLineDraft[];
	if (!Array.isArray(lines)) throw new RangeError(`${kind.lines} is no list: [...]`);
	return { ...omit(fields, kind.lines), lines };
}

function draftOfFields(context: IExecuteFunctions, index: number, timezone: string): DocumentDraft {
	const { line = [] } = context.getNodeParameter('lines', index, {}) as { line?: Parameters[] };
	const { address, invoiceContact, taxes, ...more } = context.getNodeParameter('additionalFields', index, {}) as Parameters;
	const { tax } = (taxes ?? {}) as { tax?: DocumentDraft['taxes'] };
	const own = { customerNumber: context.getNodeParameter('customer', index, ''), documentDate: context.getNodeParameter('documentDate', index, '') };
	return {
		...plainFields({ ...own, ...more }, timezone),
		address: groupOf(address, { overrideAddress: true }),
		invoiceContact: groupOf(invoiceContact, { overrideContact: true }),
		taxes: tax,
		lines: line.map((fields) => lineOf(fields, timezone)),
	};
}

function lineOf({ subaccount, ...fields }: Parameters, timezone: string): DocumentLineDraft {
	return { ...plainFields(fields, timezone), subaccount: readSegments(keyIn(subaccount) ?? '') };
}

/** The filled fields: keys of picked records, days of the company, and the rest as it is. */
function plainFields(fields: Parameters, timezone: string): Fields {
	const entries = Object.entries(fields).map(([name, value]): [string, Plain | undefined] => {
		if (value === '' || value === undefined || value === null) return [name, undefined];
		if (DAYS.includes(name)) return [name, companyDay(value, timezone, name)];
		return [name, typeof value === 'object' ? keyIn(value) : (value as Plain)];
	});
	return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function groupOf(group: unknown, flag: Fields): Fields | undefined {
	const { fields } = (group ?? {}) as { fields?: Fields };
	// n8n gives every member of a group, those that nobody filled in as empty text.
	return fields && { ...flag, ...pickBy(fields, (value) => value !== '') };
}
