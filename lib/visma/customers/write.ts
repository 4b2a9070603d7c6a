import { omit } from 'lodash';

import { attempt } from '../../attempt';
import { ExplainedError, RequestError } from '../../http';
import type { Body, VismaClient } from '../client';
import { isRefusal } from '../explain';
import type { VismaCustomer } from '../types/customer';
import { type Update, type UpdateOptions, updateRecord } from '../update';
import { type Plain, unwrap } from '../wrap';
import { customerChanges, isSameCustomer } from './body';
import { customerPath, CUSTOMERS, lookUpCustomer } from './get';
import { listCustomers } from './list';

/** How a customer that was to be created stands now. */
export type EnsuredCustomer =
	| { state: 'created'; number: string; attempts: number }
	/** Visma.net ignored the number that was sent: the number series takes none. */
	| { state: 'number-ignored'; number: string; attempts: number }
	/** It was there already as it should be, made by an earlier call whose reply was lost or by an execution that is retried. */
	| { state: 'existing'; number: string; customer: VismaCustomer }
	/** The number belongs to a customer that differs. */
	| { state: 'taken'; number: string; customer: VismaCustomer };

type Fields = { [field: string]: Plain | undefined };

const ownNumber = (body: Body) => {
	const { number, overrideNumberSeries } = unwrap(body as Fields) as Fields;
	return overrideNumberSeries === true && typeof number === 'string' ? number : '';
};

/**
 * POST /v1/customer. With a number of the caller's own it may be repeated: when Visma.net refuses, or nobody knows what
 * became of the call, the number is looked up.
 *
 * @throws RequestError when Visma.net refuses the customer, or cannot be reached; `outcomeUnknown` when it may exist
 */
export async function ensureCustomer(client: VismaClient, body: Body): Promise<EnsuredCustomer> {
	const number = ownNumber(body);
	const created = await attempt(async () => await client.post(CUSTOMERS, body));
	if (created.ok) {
		const { key, attempts } = created.value;
		if (key === undefined) throw numberMissing();
		return { state: number !== '' && key !== number ? 'number-ignored' : 'created', number: key, attempts };
	}
	const { error } = created;
	const mayExist = isRefusal(error) || (error instanceof RequestError && error.outcomeUnknown);
	const customer = number !== '' && mayExist ? await lookUpCustomer(client, number) : undefined;
	if (!customer) throw error;
	return { state: isSameCustomer(body, customer) ? 'existing' : 'taken', number, customer };
}

/** PUT /v1/customer/{customerCd}: what differs is written. */
export async function updateCustomer(
	client: VismaClient,
	number: string,
	body: Body,
	options: UpdateOptions = {},
): Promise<Update<VismaCustomer>> {
	const changes = omit(body, ['number', 'overrideNumberSeries']);
	const changesIn = (customer: VismaCustomer) => customerChanges(changes, customer);
	return await updateRecord(client, { path: customerPath(number), body: changes, repeatable: true, changesIn }, options);
}

/** What makes two records the same customer. */
export type CustomerMatch = 'number' | 'corporateId' | 'vatRegistrationId';

/**
 * The one customer that a body is about; undefined when there is none.
 *
 * @throws ExplainedError when the body does not say, or several customers have the value
 */
export async function findCustomer(client: VismaClient, body: Body, match: CustomerMatch): Promise<VismaCustomer | undefined> {
	const value = (unwrap(body as Fields) as Fields)[match];
	if (typeof value !== 'string' || value === '') throw unmatched(match);
	if (match === 'number') return await lookUpCustomer(client, value);
	const found = (await listCustomers(client, { [match]: value })).filter((customer) => customer[match] === value);
	if (found.length > 1) throw ambiguous(match, value, found);
	return found[0];
}

const WORDS: Record<CustomerMatch, string> = {
	number: 'Customer Number',
	corporateId: 'Organization Number',
	vatRegistrationId: 'VAT Number',
};

const numberMissing = () =>
	new ExplainedError({
		message: 'Visma.net created the customer and did not say under which number',
		remedy: 'Look for it in Visma.net by its name before you retry: a retry may create it twice.',
		code: 'visma-number-missing',
	});

const unmatched = (match: CustomerMatch) =>
	new ExplainedError({
		message: `The customer has no ${WORDS[match]}, by which it is to be found`,
		remedy: 'Fill in the field, or choose another one in Match By.',
		code: 'visma-match-missing',
	});

const ambiguous = (match: CustomerMatch, value: string, found: VismaCustomer[]) =>
	new ExplainedError({
		message: `${found.length} customers in Visma.net have the ${WORDS[match]} ${value}: ${found.map(({ number }) => number).join(', ')}`,
		remedy: 'Update the right one by its number, or merge them in Visma.net.',
		code: 'visma-match-ambiguous',
	});
