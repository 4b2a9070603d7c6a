import { mapValues, omitBy, startCase } from 'lodash';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { explainVisma, type VismaClient } from '../../lib/visma';
import { maxWait, recordLocator, returnAllOrLimit, shownFor, waitPolicy } from '../shared/fields';
import { forEachItem } from '../shared/forEachItem';
import { capital, type Noun, operationField } from '../shared/noun';
import type { Operation } from '../shared/router';
import { readInBackground, reading } from './background';
import { vismaCompany } from './client';
import { readFilter } from './filterFields';
import { modifiedSince, overlap, readModifiedSince } from './modifiedSince';

export { operationField, type Noun };

/** Get: reads one record by its key, for each input item. */
export function getOperation(
	noun: Noun,
	locator: Omit<Parameters<typeof recordLocator>[0], 'displayName'>,
	get: (client: VismaClient, key: string) => Promise<object>,
): Operation {
	return {
		description: shownFor(noun.resource, 'get', [recordLocator({ displayName: startCase(noun.one), ...locator })]),
		async execute(this: IExecuteFunctions) {
			const { client } = await vismaCompany(this);
			const key = (index: number) => String(this.getNodeParameter(locator.name, index, '', { extractValue: true }));
			return await forEachItem(
				this,
				async (index) => [await get(client, key(index))],
				(error, index) => explainVisma(error, `${noun.one} ${key(index)}`, Date.now()),
			);
		},
	};
}

interface ReadOptions {
	background?: boolean;
	maxWaitSeconds?: number;
	overlapMinutes?: number;
}

/** How Get Many reads a resource. */
export interface ListDefinition<Options> {
	/** Filters under Options, by the names that `list` takes them. */
	filters: INodeProperties[];
	/** Whether the list can be asked for what changed since a time. */
	knowsChanges: boolean;
	/** Whether the list grows with the business, so that reading it may take Visma.net long. */
	isLong?: boolean;
	/** All records that fit; at least `limit` of them when there is a limit. */
	list: (client: VismaClient, options: Options & { modifiedSince?: string }, limit?: number) => Promise<object[]>;
}

/** Get Many: reads the records that fit, for each input item. */
export function getAllOperation<Options extends object>(
	noun: Noun,
	{ filters, knowsChanges, isLong, list }: ListDefinition<Options>,
): Operation {
	const options = [...filters, maxWait, ...(knowsChanges ? [overlap] : []), ...(isLong ? [readInBackground] : [])];
	return {
		description: shownFor(noun.resource, 'getAll', [
			...returnAllOrLimit,
			...(knowsChanges ? [modifiedSince(noun.many)] : []),
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: options.sort((a, b) => a.displayName.localeCompare(b.displayName)),
			},
		]),
		async execute(this: IExecuteFunctions) {
			return await forEachItem(
				this,
				async (index) => {
					const options = this.getNodeParameter('options', index, {}) as Options & ReadOptions;
					const { background, maxWaitSeconds, overlapMinutes, ...filter } = options;
					const { client, timezone } = await vismaCompany(this, waitPolicy(maxWaitSeconds));
					const since = knowsChanges ? readModifiedSince(this, index, timezone, overlapMinutes) : undefined;
					const returnAll = this.getNodeParameter('returnAll', index) as boolean;
					const limit = returnAll ? undefined : (this.getNodeParameter('limit', index) as number);
					const filled = mapValues(filter, (value) => readFilter(value, timezone));
					const wanted = omitBy(filled, (value) => value === undefined || value === '') as unknown as Options;
					const rows = await list(reading(client, background, maxWaitSeconds), { ...wanted, modifiedSince: since }, limit);
					return rows.slice(0, limit);
				},
				(error) => explainVisma(error, capital(noun.many), Date.now()),
			);
		},
	};
}
