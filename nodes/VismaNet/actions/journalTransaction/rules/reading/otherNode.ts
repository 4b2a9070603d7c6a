import { pick } from 'lodash';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { FormFault } from './faults';
import type { Parameter } from './fromTables';

const PLACE = 'Rules of the Node';

/** What an expression looks at when its value differs from item to item: another node has other items. */
const LOOKS_AT_ITEMS = /\$(?:json|input|binary|item|items|itemIndex|runIndex|prevNode|node|parameter|rawParameter|data|fromAI|position)\b|\$\(/i;

/**
 * The parameters of another node of the workflow, as `{{ $('Its Name').params }}` gives them, whether it has run or not.
 *
 * @param options names of the options that are of interest
 * @returns undefined, with a fault, when that is no node which holds rules itself
 */
export function otherNode(context: IExecuteFunctions, options: string[], faults: FormFault[]): Parameter | undefined {
	const given: unknown = context.getNodeParameter('rulesNode', 0);
	const parameters = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
	const said = [parameters.rulesFrom, parameters.cutoverDate];
	if (said.includes(undefined) || said[0] === 'node') {
		faults.push({
			place: PLACE,
			message: said[0] === 'node' ? 'That node takes its rules from another one itself.' : 'It gives no parameters of a node that holds booking rules.',
			remedy: "Write it as an expression, {{ $('Record Chargebee Events').params }}, with the name of the node that holds the rules.",
		});
		return undefined;
	}
	const held: Record<string, unknown> = { ...parameters, options: pick(parameters.options, options) };
	return (name) => resolved(context, held[name], name, faults);
}

/** A value with the expressions in it resolved here, where the items of that node are not. */
function resolved(context: IExecuteFunctions, value: unknown, name: string, faults: FormFault[]): unknown {
	if (Array.isArray(value)) return value.map((member, index) => resolved(context, member, `${name}[${index}]`, faults));
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolved(context, member, `${name}.${key}`, faults)]));
	}
	if (typeof value !== 'string' || !value.startsWith('=')) return value;
	const looksAtItems = LOOKS_AT_ITEMS.test(value);
	const answer = looksAtItems ? undefined : evaluated(context, value.slice(1));
	if (answer !== undefined) return answer;
	const why = looksAtItems ? 'which looks at the items of that node' : 'which cannot be worked out here';
	faults.push({
		place: `${PLACE}: ${name}`,
		message: `It is the expression ${value.slice(1)}, ${why}.`,
		remedy: 'Write a value there, or an expression that looks at no items, such as {{ $vars.cutoverDate }}.',
	});
	return '';
}

function evaluated(context: IExecuteFunctions, expression: string): unknown {
	try {
		return context.evaluateExpression(expression, 0);
	} catch {
		return undefined;
	}
}
