import { omit } from 'lodash';
import type { IExecuteFunctions } from 'n8n-workflow';

import { siteName } from '../../../../../lib/chargebee';
import { checkRules } from '../../../../../lib/ledger';
import type { JournalSettings } from '../../../../../lib/sync/journals/settings';
import type { SiteCredential } from '../../../../Chargebee/site';
import { isDryRun, type Options } from './options';
import { readPosting } from './posting';
import { complete, cutoverIn } from './rules/complete';
import { faultsError, type FormFault, inForm } from './rules/faults';
import { fromJson } from './rules/fromJson';
import { fromTables, type Parameter } from './rules/fromTables';
import { Places } from './rules/places';

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
	const parameter: Parameter = (name) => context.getNodeParameter(name, 0);
	const rulesFrom = parameter('rulesFrom') === 'json' ? 'json' : 'tables';
	const faults: FormFault[] = [];
	const places = new Places(rulesFrom);
	const own = rulesFrom === 'json' ? fromJson(parameter('rules'), faults) : fromTables(parameter, options, { places, faults });
	const timeZone = credential.timezone ?? '';
	const cutover = cutoverIn(parameter('cutoverDate'), options.cutoverMode, timeZone, faults);
	const given = { site: siteName(credential.site), timeZone, invoiceIdPrefix: credential.invoiceIdPrefix, cutover };
	const rules = own && complete(own, given, places, faults);
	if (rules) faults.push(...checkRules(rules).faults.map((fault) => inForm(fault, places)));
	const posting = readPosting(options, rules?.horizon, faults);
	if (!rules || faults.length > 0) throw faultsError(faults);
	// The horizon limits what is posted, not what is compared: entries after it must not look as if nobody wanted them.
	return { settings: { ...posting, rules: omit(rules, 'horizon'), dryRun: isDryRun(context, options) }, places };
}
