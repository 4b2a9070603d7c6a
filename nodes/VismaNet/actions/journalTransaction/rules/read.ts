import type { IExecuteFunctions } from 'n8n-workflow';

import { siteName } from '../../../../../lib/chargebee';
import type { ExplainedError } from '../../../../../lib/http';
import { checkRules, type LedgerError, type Rules } from '../../../../../lib/ledger';
import type { SiteCredential } from '../../../../Chargebee/site';
import type { Options } from '../recordChargebeeEvents/options';
import { complete, cutoverIn } from './reading/complete';
import { faultsError, type FormFault, inForm } from './reading/faults';
import { fromJson } from './reading/fromJson';
import { fromTables } from './reading/fromTables';
import { Places } from './reading/places';
import { rulesSource } from './reading/source';

/** The rules of the form, where each stands in it, and all that is wrong with them. */
export interface RulesRead {
	/** Left out when not even an object of rules is there. */
	rules?: Rules;
	places: Places;
	faults: FormFault[];
	/** The options of the node that holds the rules: how its batches are named and found. */
	options: Options;
}

/** Reads the rules from tables or JSON, of this node or another, completed by credential and cut-over, and checks them. */
export function readRules(context: IExecuteFunctions, credential: SiteCredential): RulesRead {
	const faults: FormFault[] = [];
	const source = rulesSource(context, faults);
	const places = new Places(source?.rulesFrom ?? 'tables');
	if (!source) return { places, faults, options: {} };
	const { rulesFrom, parameter, options } = source;
	const own = rulesFrom === 'json' ? fromJson(parameter('rules'), faults) : fromTables(parameter, options, { places, faults });
	const timeZone = credential.timezone ?? '';
	const cutover = cutoverIn(parameter('cutoverDate'), options.cutoverMode, timeZone, faults);
	const given = { site: siteName(credential.site), timeZone, invoiceIdPrefix: credential.invoiceIdPrefix, cutover };
	const rules = own && complete(own, given, places, faults);
	if (rules) faults.push(...checkRules(rules).faults.map((fault) => inForm(fault, places)));
	return { rules, places, faults, options };
}

/**
 * The same, where nothing can be done with rules that are faulty.
 *
 * @throws ExplainedError that lists everything that is wrong with them, each with its place in the form
 */
export function completeRules(context: IExecuteFunctions, credential: SiteCredential): { rules: Rules; places: Places } {
	const { rules, places, faults } = readRules(context, credential);
	if (!rules || faults.length > 0) throw faultsError(faults);
	return { rules, places };
}

/** The faults of rules that were found later, against what is in Visma.net, in the words of the form. */
export const ruleFaults = ({ faults }: LedgerError, places: Places): ExplainedError => faultsError(faults.map((fault) => inForm(fault, places)));
