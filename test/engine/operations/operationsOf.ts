import type { INodeParameters, INodeType } from 'n8n-workflow';

/** Every operation that a node's description offers: `customer: getAll`. */
export const operationsOf = ({ description: { properties } }: INodeType): string[] =>
	properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			options.flatMap((option) => ('value' in option ? [`${String(displayOptions?.show?.resource?.[0])}: ${String(option.value)}`] : [])),
		);

/** The operation that a node's parameters choose: n8n leaves out what is as it was by default. */
export function operationIn({ description: { properties } }: INodeType, { resource = 'customer', operation }: INodeParameters): string {
	const field = properties.find(({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.resource?.[0] === resource);
	return `${String(resource)}: ${String(operation ?? field?.default)}`;
}
