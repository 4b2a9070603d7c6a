import type { IExecuteFunctions } from 'n8n-workflow';

import { type Body, customerBody, type CustomerDraft, type Plain } from '../../../../../lib/visma';
import { keyIn } from '../../../keyIn';
import { type Fields, rawRecord } from '../../../rawRecord';

type Parameters = { [field: string]: unknown };

/** The customer that the parameters of an item describe. @throws RangeError that says what is wrong with them */
export function readCustomer(context: IExecuteFunctions, index: number): Body {
	const isJson = context.getNodeParameter('specify', index) === 'json';
	return customerBody(isJson ? rawRecord(context.getNodeParameter('json', index), 'Customer') : draftOf(context, index));
}

/** @throws RangeError when the name is missing, without which no customer can be created */
export function readNewCustomer(context: IExecuteFunctions, index: number): Body {
	const body = readCustomer(context, index);
	const { name } = body as { name?: { value?: unknown } };
	if (typeof name?.value !== 'string' || name.value.trim() === '') throw new RangeError('The customer has no name: fill it in');
	return body;
}

function draftOf(context: IExecuteFunctions, index: number): CustomerDraft {
	const { attributeLines, defaultPaymentMethod, ...more } = context.getNodeParameter('additionalFields', index, {}) as Parameters;
	const name = String(context.getNodeParameter('name', index, ''));
	const { attribute } = (attributeLines ?? {}) as { attribute?: CustomerDraft['attributeLines'] };
	const paymentMethodId = keyIn(defaultPaymentMethod);
	return {
		...(name === '' ? {} : { name }),
		...Object.fromEntries(Object.entries(more).map(([field, value]): [string, Plain | undefined] => [field, plain(value)])),
		...(attribute ? { attributeLines: attribute } : {}),
		...(paymentMethodId === undefined ? {} : { defaultPaymentMethod: { paymentMethodId } }),
	};
}

/**
 * A field that was added and left empty clears the value; a picker left empty says nothing. Within a group n8n gives every
 * member, those that nobody filled in as empty text, so that none of them clears anything.
 */
function plain(value: unknown): Plain | undefined {
	if (typeof value !== 'object' || value === null) return value as Plain;
	const { fields } = value as { fields?: Parameters };
	if (!fields) return keyIn(value);
	const filled = Object.entries(fields).filter(([, member]) => member !== '');
	return Object.fromEntries(filled.map(([name, member]) => [name, plain(member)])) as Fields;
}
