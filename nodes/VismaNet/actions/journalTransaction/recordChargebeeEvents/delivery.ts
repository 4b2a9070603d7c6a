import { range } from 'lodash';
import type { IExecuteFunctions } from 'n8n-workflow';

import { explainChargebee } from '../../../../../lib/chargebee';
import type { RequestError } from '../../../../../lib/http';
import { LedgerError } from '../../../../../lib/ledger';
import type { JournalRun } from '../../../../../lib/sync/journals';
import { explainVisma } from '../../../../../lib/visma';
import type { Site } from '../../../../Chargebee/site';
import type { Delivery } from '../../../../shared/deliver';
import type { WhenRefused } from '../../../../shared/whenRefused';
import { settledOf } from './items';
import { faultsError, inForm } from '../rules/reading/faults';
import { Places } from '../rules/reading/places';

/** How a run ended, for people: reasons name rules in the words of the form. */
export function deliveryOf(context: IExecuteFunctions, run: JournalRun, { baseUrl }: Site, places: Places): Delivery {
	const isChargebees = ({ url }: RequestError) => url.startsWith(`${baseUrl}/`);
	const all = range(context.getInputData().length);
	return {
		...common(context),
		settled: run.results.map((result) => settledOf(result, all, places)),
		unsettled: run.unsettled,
		stoppedBy: run.stoppedBy,
		interrupted: run.interrupted,
		explain: (error, ...about) => (isChargebees(error) ? explainChargebee : explainVisma)(error, ...about),
	};
}

/** The delivery of a run that could not begin: nothing was posted. */
export function notBegun(context: IExecuteFunctions, error: unknown, places = new Places('json')): Delivery {
	const stoppedBy = error instanceof LedgerError ? faultsError(error.faults.map((fault) => inForm(fault, places))) : (error as Error);
	const unsettled = range(context.getInputData().length);
	return { ...common(context), settled: [], unsettled, stoppedBy, interrupted: [], explain: explainVisma };
}

function common(context: IExecuteFunctions): Pick<Delivery, 'whenRefused' | 'noun'> {
	return { whenRefused: context.getNodeParameter('whenRefused', 0) as WhenRefused, noun: 'document' };
}
