/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
	createRunExecutionData,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeType,
	type INodeTypes,
	type IRunData,
	type NodeParameterValueType,
	Workflow,
} from 'n8n-workflow';
import get from 'lodash/get';

import { projectRoot } from '../../sandbox/n8n/projectRoot';

/** What nodes of a template gave, by their name. */
type Outputs = Record<string, IDataObject[]>;

interface Assignment {
	name: string;
	value: NodeParameterValueType;
}

const nodeType = { description: { properties: [] } } as unknown as INodeType;
const nodeTypes: INodeTypes = { getByName: () => nodeType, getByNameAndVersion: () => nodeType, getKnownTypes: () => ({}) };

/**
 * Evaluates a parameter of a template's node by n8n's own expressions; nothing is run.
 *
 * @param template file name in `workflows`, without `.json`
 * @param path of the parameter; of a list or an object all values in it
 * @param input the items that the node gets; `$json` is the first
 */
export function parameter(template: string, name: string, path: string, input: IDataObject[], outputs: Outputs = {}): NodeParameterValueType {
	const { nodes, connections } = read(template);
	// The workflow drops parameters that its node types do not describe.
	const value = get(nodes.find((node) => node.name === name)?.parameters, path) as NodeParameterValueType;
	const workflow = new Workflow({ id: template, nodes, connections, active: false, nodeTypes });
	const run = createRunExecutionData({ resultData: { runData: runDataOf(outputs) } });
	return workflow.expression.getParameterValue(value, run, 0, 0, name, input.map((json) => ({ json })), 'manual', {});
}

/** The fields that an Edit Fields node sets. */
export function assigned(template: string, name: string, input: IDataObject[], outputs: Outputs = {}): IDataObject {
	const assignments = parameter(template, name, 'assignments.assignments', input, outputs) as unknown as Assignment[];
	return Object.fromEntries(assignments.map(({ name: field, value }) => [field, value])) as IDataObject;
}

function read(template: string): { nodes: INode[]; connections: IConnections } {
	return JSON.parse(readFileSync(join(projectRoot(), 'workflows', `${template}.json`), 'utf8')) as { nodes: INode[]; connections: IConnections };
}

function runDataOf(outputs: Outputs): IRunData {
	const ran = { startTime: 0, executionIndex: 0, executionTime: 0, source: [] };
	return Object.fromEntries(Object.entries(outputs).map(([name, items]) => [name, [{ ...ran, data: { main: [items.map((json) => ({ json }))] } }]]));
}
