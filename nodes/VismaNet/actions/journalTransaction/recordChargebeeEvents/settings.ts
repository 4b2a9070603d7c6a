import { omit } from 'lodash';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { JournalSettings } from '../../../../../lib/sync/journals/settings';
import type { SiteCredential } from '../../../../Chargebee/site';
import { readRules } from '../rules/read';
import { faultsError } from '../rules/reading/faults';
import type { Places } from '../rules/reading/places';
import { isDryRun, type Options } from './options';
import { readPosting } from './posting';

/** How to book, and where each rule stands in the form. */
export interface Setup {
	settings: JournalSettings;
	places: Places;
}

/**
 * Reads the parameters of the node.
 *
 * @throws ExplainedError that lists everything that is wrong with them, each with its place in the form
 */
export function readSetup(context: IExecuteFunctions, options: Options, credential: SiteCredential): Setup {
	const { rules, places, faults } = readRules(context, credential);
	const posting = readPosting(options, rules?.horizon, faults);
	if (!rules || faults.length > 0) throw faultsError(faults);
	// The horizon limits what is posted, not what is compared: entries after it must not look as if nobody wanted them.
	return { settings: { ...posting, rules: omit(rules, 'horizon'), dryRun: isDryRun(context, options) }, places };
}
