import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** What a record of a resource is called. */
export interface Noun {
	/** Name of the resource in parameters. */
	resource: string;
	/** `Account` */
	one: string;
	/** `accounts` */
	many: string;
}

/** The field that chooses the operation of a resource. */
export function operationField({ resource }: Noun, options: INodePropertyOptions[], chosen = 'getAll'): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		default: chosen,
		options,
	};
}

export const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
