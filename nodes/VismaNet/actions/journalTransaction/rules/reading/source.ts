import type { IExecuteFunctions } from 'n8n-workflow';

import type { Options } from '../../recordChargebeeEvents/options';
import { keepingOptions } from '../../recordChargebeeEvents/fields/options';
import { ruleOptions } from '../fields';
import type { FormFault } from './faults';
import type { Parameter } from './fromTables';
import { otherNode } from './otherNode';

/** Where rules stand: in the fields of this node, or of another one of the workflow. */
export interface RulesSource {
	rulesFrom: 'tables' | 'json';
	parameter: Parameter;
	options: Options;
}

/** Of the options of another node; those that say how far it posts, and when, may well look at its items. */
const OPTIONS = [...ruleOptions, ...keepingOptions].map(({ name }) => name);

/** The source that the form names; undefined, with a fault, when it names none. */
export function rulesSource(context: IExecuteFunctions, faults: FormFault[]): RulesSource | undefined {
	const own: Parameter = (name) => context.getNodeParameter(name, 0, name === 'options' ? {} : undefined);
	const isElsewhere = own('rulesFrom') === 'node';
	const parameter = isElsewhere ? otherNode(context, OPTIONS, faults) : own;
	if (!parameter) return undefined;
	const rulesFrom = parameter('rulesFrom') === 'json' ? 'json' : 'tables';
	return { rulesFrom, parameter, options: parameter('options') as Options };
}
