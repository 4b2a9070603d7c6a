import type { IExecuteFunctions } from 'n8n-workflow';

import { documentPath, encode, updateDocument, type VismaClient, type WhenChanged } from '../../../lib/visma';
import { maxWait, shownFor } from '../../shared/fields';
import type { Operation } from '../../shared/router';
import { whenRefused } from '../../shared/whenRefused';
import { background, inBackground } from '../background';
import { vismaCompany } from '../client';
import { keyIn } from '../keyIn';
import { updateEnding } from '../updating';
import { dayField, dryRun, flagField, jsonField, pickField, specifyField, versionFields } from '../writeFields';
import { type Work, writeEach, type Written } from '../writeEach';
import { additionalFields } from './fields';
import { changedLines } from './lineFields';
import { readChange } from './read';
import { numberField } from './release';
import type { DocumentResource } from './resource';

interface Options {
	background?: boolean;
	dryRun?: boolean;
	maxWaitSeconds?: number;
	rowVersion?: string;
	whenChanged?: WhenChanged;
}

const ADVICE =
	'Retry the execution only with a Row Version for each document, which makes a second change a conflict: lines that were added would be added again.';

const fieldsOf = (document: DocumentResource) => [
	numberField(document),
	specifyField('Changes'),
	changedLines,
	jsonField('Changes', 'CustomerInvoiceUpdateDto', '{}'),
	additionalFields(document, [
		pickField('Customer', 'customerNumber', 'customer'),
		dayField('Date', 'documentDate', 'Day of the document'),
		flagField('On Hold', 'hold', 'Whether it waits for a person'),
	]),
	whenRefused,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection' as const,
		placeholder: 'Add option',
		default: {},
		options: [dryRun, maxWait, ...versionFields.slice(0, 1), background, ...versionFields.slice(1)],
	},
];

const addsLines = (lines: unknown) => Array.isArray(lines) && (lines as Array<{ operation?: string }>).some(({ operation }) => operation === 'Insert');

/** With the version that was read a second call is a conflict, unless it may be applied to any. */
const isGuarded = ({ rowVersion, whenChanged }: Options) => Boolean(rowVersion) && whenChanged !== 'reapply';

/** Update: changes a document that is not released, only where it differs. */
export function updateOperation(document: DocumentResource): Operation {
	const { record, kind } = document;
	return {
		description: shownFor(document.resource, 'update', fieldsOf(document)),
		async execute(this: IExecuteFunctions) {
			const { maxWaitSeconds = 90 } = this.getNodeParameter('options', 0, {}) as Options;
			const { client, timezone } = await vismaCompany(this, { waitBudgetMs: maxWaitSeconds * 1000 });
			const prepare = (index: number): Work => {
				const options = this.getNodeParameter('options', index, {}) as Options;
				const number = keyIn(this.getNodeParameter(record.field, index)) ?? '';
				const body = readChange(this, index, document, timezone);
				const request = { method: 'PUT', path: documentPath(kind, number), body: JSON.parse(encode(body)) as Record<string, unknown> };
				const dry: Written = { outcome: 'updated', number, dryRun: true, request };
				const version = { version: options.rowVersion || undefined, whenChanged: options.whenChanged };
				const update = async (by: VismaClient) => updateEnding(kind.noun, number, await updateDocument(by, kind, number, body, version));
				const write = async () => await inBackground(client, options.background, maxWaitSeconds * 1000, update);
				const repeats = addsLines(request.body[kind.lines]) && !isGuarded(options) ? { repeats: 'adds the lines again' } : {};
				return { number, request, ...repeats, write: async () => (options.dryRun ? dry : await write()) };
			};
			return await writeEach(this, record, prepare, ADVICE);
		},
	};
}
