import { startCase } from 'lodash';
import type { IExecuteFunctions } from 'n8n-workflow';

import { documentPath, releaseDocument } from '../../../lib/visma';
import { maxWait, recordLocator, shownFor } from '../../shared/fields';
import type { Operation } from '../../shared/router';
import { whenRefused } from '../../shared/whenRefused';
import { background, inBackground } from '../background';
import { vismaCompany } from '../client';
import { keyIn } from '../keyIn';
import { releaseEnding } from '../releasing';
import { dryRun, textField } from '../writeFields';
import { type Work, writeEach, type Written } from '../writeEach';
import type { DocumentResource } from './resource';

interface Options {
	background?: boolean;
	dryRun?: boolean;
	maxWaitSeconds?: number;
	rowVersion?: string;
}

/** The field that names the document to be changed or released. */
export const numberField = ({ record, numberName, kind, searchListMethod, placeholder }: DocumentResource) =>
	recordLocator({ displayName: startCase(kind.noun), name: record.field, searchListMethod, keyName: `By ${numberName}`, placeholder });

/** Release: makes a balanced document final, and waits until Visma.net is done with it. */
export function releaseOperation(document: DocumentResource): Operation {
	const { record, kind } = document;
	return {
		description: shownFor(document.resource, 'release', [
			numberField(document),
			whenRefused,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					dryRun,
					maxWait,
					textField(
						'Row Version',
						'rowVersion',
						'The timeStamp with which it was read (ETag). The release is refused when somebody changed it since.',
						'e.g. AAAAAE0YIiI=',
					),
					background,
				],
			},
		]),
		async execute(this: IExecuteFunctions) {
			const { maxWaitSeconds = 90 } = this.getNodeParameter('options', 0, {}) as Options;
			const { client } = await vismaCompany(this, { waitBudgetMs: maxWaitSeconds * 1000 });
			return await writeEach(this, record, (index): Work => {
				const options = this.getNodeParameter('options', index, {}) as Options;
				const number = keyIn(this.getNodeParameter(record.field, index)) ?? '';
				const request = { method: 'POST', path: `${documentPath(kind, number)}/action/release`, body: {} };
				const dry: Written = { outcome: 'updated', number, dryRun: true, request };
				const budget = { budgetMs: maxWaitSeconds * 1000, version: options.rowVersion || undefined };
				const write = async () =>
					await inBackground(client, options.background, budget.budgetMs, async (by) =>
						releaseEnding(record, number, await releaseDocument(by, kind, number, budget)),
					);
				return { number, request, write: async () => (options.dryRun ? dry : await write()) };
			});
		},
	};
}
