import { startCase } from 'lodash';
import type { IExecuteFunctions } from 'n8n-workflow';

import { type Body, encode, ensureDocument, isReleasedDocument, releaseDocument, type VismaClient } from '../../../lib/visma';
import { maxWait, shownFor } from '../../shared/fields';
import type { Operation } from '../../shared/router';
import { whenRefused } from '../../shared/whenRefused';
import { background, inBackground } from '../background';
import { vismaCompany } from '../client';
import { ensureEnding } from '../ensuring';
import { releaseCreated } from '../releasing';
import { dryRun, flagField, jsonField, pickField, SHOWN_IN_FIELDS, specifyField, textField } from '../writeFields';
import { type Work, writeEach, type Written } from '../writeEach';
import { additionalFields } from './fields';
import { newLines } from './lineFields';
import { readNew } from './read';
import type { DocumentResource } from './resource';

interface Options {
	background?: boolean;
	dryRun?: boolean;
	findByReference?: boolean;
	maxWaitSeconds?: number;
}

const ADVICE =
	'Retry the execution only when each document has a number of its own, or an external reference by which it is found: those done without would be created again.';

const ownNumber = ({ numberName }: DocumentResource) =>
	textField(
		numberName,
		'referenceNumber',
		'A number of your own, at most 15 letters and digits. With it a retry creates nothing twice. The number series in Visma.net must allow manual numbering on imports.',
	);

const fieldsOf = (document: DocumentResource) => [
	specifyField(startCase(document.kind.noun)),
	{ ...pickField('Customer', 'customer', 'customer', undefined, true), displayOptions: SHOWN_IN_FIELDS },
	{
		displayName: 'Date',
		name: 'documentDate',
		type: 'dateTime' as const,
		typeOptions: { dateOnly: true },
		default: '',
		displayOptions: SHOWN_IN_FIELDS,
		description: "Today, by the company's own time, when left out",
	},
	newLines,
	jsonField(
		startCase(document.kind.noun),
		document.resource === 'customerInvoice' ? 'CustomerInvoiceUpdateDto' : 'CustomerCreditNoteUpdateDto',
		`{\n  "customerNumber": "10001",\n  "${document.kind.lines}": []\n}`,
	),
	{
		displayName: 'After Creating',
		name: 'afterCreating',
		type: 'options' as const,
		default: 'balanced',
		options: [
			{ name: 'Leave It Balanced', value: 'balanced', description: 'It waits to be released' },
			{ name: 'Put It on Hold', value: 'hold', description: 'It waits for a person' },
			{ name: 'Release', value: 'release', description: 'It is final, booked in the ledger, and goes out to the customer' },
		],
	},
	additionalFields(document, [ownNumber(document)]),
	whenRefused,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection' as const,
		placeholder: 'Add option',
		default: {},
		options: [
			dryRun,
			flagField(
				'Find by External Reference',
				'findByReference',
				"Whether to look for the customer's document with the same External Reference first, and to create nothing when it is there. Costs a call; two executions at the same time may still both create it.",
			),
			maxWait,
			background,
		],
	},
];

/** Create: a document under a number of the caller's own or of the series, released when told so. */
export function createOperation(document: DocumentResource): Operation {
	return {
		description: shownFor(document.resource, 'create', fieldsOf(document)),
		async execute(this: IExecuteFunctions) {
			const { maxWaitSeconds = 90 } = this.getNodeParameter('options', 0, {}) as Options;
			const budgetMs = maxWaitSeconds * 1000;
			const { client, timezone } = await vismaCompany(this, { waitBudgetMs: budgetMs });
			const prepare = (index: number): Work => {
				const body = readNew(this, index, document, timezone);
				const options = this.getNodeParameter('options', index, {}) as Options;
				const { dryRun: isDry = false, findByReference = false } = options;
				const releases = this.getNodeParameter('afterCreating', index) === 'release';
				const request = { method: 'POST', path: document.kind.createPath, body: JSON.parse(encode(body)) as Record<string, unknown> };
				const number = String((request.body.referenceNumber as { value?: unknown } | undefined)?.value ?? '');
				const dry: Written = { outcome: 'created', number, dryRun: true, request };
				const rest = { releaseBudgetMs: releases ? budgetMs : undefined, findByReference };
				const write: Work['write'] = async (begin) =>
					await inBackground(client, options.background, budgetMs, async (by) => await create(by, document, body, rest, begin));
				return { number, request, write: isDry ? async () => await Promise.resolve(dry) : write };
			};
			return await writeEach(this, document.record, prepare, ADVICE);
		},
	};
}

/** Creates a document and, within the budget when there is one, releases it. */
async function create(
	client: VismaClient,
	{ kind, record }: DocumentResource,
	body: Body,
	{ releaseBudgetMs: budgetMs, findByReference }: { releaseBudgetMs: number | undefined; findByReference: boolean },
	begin: (written: Written) => void,
): Promise<Written> {
	const ensured = await ensureDocument(client, kind, body, { byReference: findByReference });
	const { number } = ensured;
	const taken = `${kind.noun} ${number} in Visma.net has this number or reference, and is another one. Nothing was written: choose another number or reference.`;
	const begun = { ...ensureEnding(record, ensured, taken, 'document' in ensured && isReleasedDocument(ensured.document)), number };
	if (budgetMs === undefined) return begun;
	return await releaseCreated(record, begun, begin, async () => await releaseDocument(client, kind, number, { budgetMs }));
}
