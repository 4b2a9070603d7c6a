import { type IExecuteFunctions, type INodeExecutionData, type INodeProperties, NodeOperationError } from 'n8n-workflow';

/** One operation: the fields it shows, and what it does with all input items. */
export interface Operation {
	description: INodeProperties[];
	execute: (this: IExecuteFunctions) => Promise<INodeExecutionData[]>;
}

/** A node's operations: resource -> operation. */
export type Operations = Record<string, Record<string, Operation>>;

/** Runs the operation that the node is set to. */
export async function run(context: IExecuteFunctions, operations: Operations): Promise<INodeExecutionData[][]> {
	const resource = context.getNodeParameter('resource', 0) as string;
	const operation = context.getNodeParameter('operation', 0) as string;
	const chosen = operations[resource]?.[operation];
	if (!chosen) throw new NodeOperationError(context.getNode(), `There is no operation "${operation}" for "${resource}"`);
	return [await chosen.execute.call(context)];
}
