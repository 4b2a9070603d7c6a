import { range } from 'lodash';
import type { IExecuteFunctions } from 'n8n-workflow';

import { explainChargebee } from '../../../../../lib/chargebee';
import { LOOKS_FIRST, type RequestError } from '../../../../../lib/http';
import type { CustomerLedgerResult, CustomerLedgerRun } from '../../../../../lib/sync/customerLedger';
import { explainVisma } from '../../../../../lib/visma';
import type { Site } from '../../../../Chargebee/site';
import type { Delivery, Settled } from '../../../../shared/deliver';
import type { WhenRefused } from '../../../../shared/whenRefused';
import { documentName } from '../../journalTransaction/explained/names';

/** How a run ended, for people. */
export function deliveryOf(context: IExecuteFunctions, run: CustomerLedgerRun, { baseUrl }: Site): Delivery {
	const isChargebees = ({ url }: RequestError) => url.startsWith(`${baseUrl}/`);
	return {
		...common(context),
		settled: run.results.map(settledOf),
		unsettled: run.unsettled,
		stoppedBy: run.stoppedBy,
		interrupted: run.interrupted,
		explain: (error, subject, nowMs) =>
			isChargebees(error) ? explainChargebee(error, subject, nowMs) : explainVisma(error, subject, nowMs, LOOKS_FIRST),
	};
}

/** The delivery of a run that could not begin: nothing was written. */
export function notBegun(context: IExecuteFunctions, stoppedBy: Error): Delivery {
	const unsettled = range(context.getInputData().length);
	return { ...common(context), settled: [], unsettled, stoppedBy, interrupted: [], explain: explainVisma };
}

function settledOf(result: CustomerLedgerResult): Settled {
	const name = documentName(result.documentType, result.documentId);
	return { result, items: result.items, record: name, name, reason: result.reason ?? '' };
}

function common(context: IExecuteFunctions): Pick<Delivery, 'whenRefused' | 'noun'> {
	return { whenRefused: context.getNodeParameter('whenRefused', 0) as WhenRefused, noun: 'document' };
}
