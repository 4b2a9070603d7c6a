import { pick } from 'lodash';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { type ChargebeeClient, explainChargebee, type Form } from '../../lib/chargebee';
import { maxWait, returnAllOrLimit, shownFor, waitPolicy } from '../shared/fields';
import { forEachItem } from '../shared/forEachItem';
import { capital, type Noun } from '../shared/noun';
import type { Operation } from '../shared/router';
import { type Filter, filterField, type FilterRow, wireFilters } from './filters';
import { chargebeeSite } from './site';

/** A noun whose records have many fields names the ten that matter most. */
export interface ReadNoun extends Noun {
	simple?: readonly string[];
}

const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: false,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

const simplifyOf = ({ simple }: ReadNoun) => (simple ? [simplify] : []);

function shaped({ simple }: ReadNoun, records: object[], context: IExecuteFunctions, index: number): object[] {
	const isSimple = simple !== undefined && context.getNodeParameter('simplify', index, false) === true;
	return isSimple ? records.map((record) => pick(record, simple)) : records;
}

/** Get: reads one record by its key, for each input item. */
export function getOperation(
	noun: ReadNoun,
	key: INodeProperties,
	get: (client: ChargebeeClient, id: string) => Promise<object>,
): Operation {
	return {
		description: shownFor(noun.resource, 'get', [key, ...simplifyOf(noun)]),
		async execute(this: IExecuteFunctions) {
			const { client } = await chargebeeSite(this);
			const id = (index: number) => String(this.getNodeParameter(key.name, index, '', { extractValue: true })).trim();
			return await forEachItem(
				this,
				async (index) => shaped(noun, [await get(client, id(index))], this, index),
				(error, index) => explainChargebee(error, `${noun.one} ${id(index)}`, Date.now()),
			);
		},
	};
}

/** How Get Many reads a resource. */
export interface ListDefinition {
	filters: readonly Filter[];
	/** Fields that the list can be sorted by, with their names. */
	sorts?: Record<string, string>;
	/** Whether deleted records can be asked for. */
	knowsDeleted?: boolean;
	/** The first `limit` records that fit, or all. */
	list: (client: ChargebeeClient, query: Form, limit?: number) => Promise<object[]>;
}

interface Options {
	includeDeleted?: boolean;
	maxWaitSeconds?: number;
	/** `asc:date` */
	sort?: string;
}

/** Get Many: reads the records that fit, for each input item. */
export function getAllOperation(noun: ReadNoun, definition: ListDefinition): Operation {
	const { filters, list } = definition;
	return {
		description: shownFor(noun.resource, 'getAll', [
			...returnAllOrLimit,
			...simplifyOf(noun),
			...(filters.length > 0 ? [filterField(filters)] : []),
			optionsField(noun, definition),
		]),
		async execute(this: IExecuteFunctions) {
			return await forEachItem(
				this,
				async (index) => {
					const options = this.getNodeParameter('options', index, {}) as Options;
					const site = await chargebeeSite(this, { policy: waitPolicy(options.maxWaitSeconds) });
					const rows = this.getNodeParameter('filters.filter', index, []) as FilterRow[];
					const filter = wireFilters(rows, filters, site.credential.timezone || 'UTC');
					const returnAll = this.getNodeParameter('returnAll', index) as boolean;
					const limit = returnAll ? undefined : (this.getNodeParameter('limit', index) as number);
					const records = await list(site.client, { ...filter, ...queryOf(options, filter, definition) }, limit);
					return shaped(noun, records.slice(0, limit), this, index);
				},
				(error) => explainChargebee(error, capital(noun.many), Date.now()),
			);
		},
	};
}

function optionsField({ many }: Noun, { sorts, knowsDeleted }: ListDefinition): INodeProperties {
	const includeDeleted: INodeProperties = {
		displayName: 'Include Deleted',
		name: 'includeDeleted',
		type: 'boolean',
		default: true,
		description: `Whether to return deleted ${many} too`,
	};
	const sort: INodeProperties = {
		displayName: 'Sort',
		name: 'sort',
		type: 'options',
		default: `asc:${Object.keys(sorts ?? {})[0]}`,
		options: Object.entries(sorts ?? {}).flatMap(([field, name]) => [
			{ name: `${name}, Ascending`, value: `asc:${field}` },
			{ name: `${name}, Descending`, value: `desc:${field}` },
		]),
	};
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...(knowsDeleted ? [includeDeleted] : []), maxWait, ...(sorts ? [sort] : [])],
	};
}

/** Chargebee advises to sort by the time of change where it is filtered by: the pages then come faster. */
function queryOf({ includeDeleted, sort }: Options, filter: Form, { sorts = {} }: ListDefinition): Form {
	const isByChange = 'updated_at' in sorts && Object.keys(filter).some((name) => name.startsWith('updated_at['));
	const [direction, field] = (sort ?? (isByChange ? 'asc:updated_at' : '')).split(':') as [string, string?];
	return {
		include_deleted: includeDeleted || undefined,
		...(field ? { [`sort_by[${direction}]`]: field } : {}),
	};
}
