import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type ExecutionError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	type OnError,
	Workflow,
} from 'n8n-workflow';

import { type CredentialData, CredentialsInMemory } from './credentials';

export interface NodeRun {
	type: INodeType;
	parameters: INodeParameters;
	items?: IDataObject[];
	credentials: CredentialData;
	onError?: OnError;
	executionId?: string;
}

export interface NodeResult {
	/** Items of the first output. */
	items: INodeExecutionData[];
	/** Items of the error output. */
	errorItems: INodeExecutionData[];
	/** What the node threw, as n8n saves it. */
	error: ExecutionError | undefined;
	/** Everything that n8n would save of the run. */
	saved: string;
}

/** Runs one node in n8n's own execution engine, over real sockets. */
export async function runNode(run: NodeRun): Promise<NodeResult> {
	const node = nodeOf(run);
	const workflow = workflowOf(run, node);
	const items = (run.items ?? [{}]).map((json) => ({ json }));
	const data = createRunExecutionData({
		executionData: { nodeExecutionStack: [{ node, data: { main: [items] }, source: null }] },
	});
	const finished = await new WorkflowExecute(surroundings(run), 'trigger', data).processRunExecutionData(workflow);
	const [taskData] = finished.data.resultData.runData[node.name] ?? [];
	const [output, errorOutput] = taskData?.data?.main ?? [];
	return {
		items: output ?? [],
		errorItems: errorOutput ?? [],
		error: finished.data.resultData.error,
		saved: JSON.stringify(finished.data),
	};
}

export function workflowOf({ type }: NodeRun, node: INode): Workflow {
	const nodeTypes: INodeTypes = {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	};
	return new Workflow({ id: 'workflow', nodes: [node], connections: {}, active: false, nodeTypes });
}

export function nodeOf({ type, parameters, credentials, onError }: NodeRun): INode {
	const details = Object.keys(credentials).map((name) => [name, { id: name, name }]);
	return {
		id: 'node',
		name: type.description.displayName,
		type: type.description.name,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: Object.fromEntries(details),
		onError,
	};
}

export function surroundings({ credentials, executionId = 'execution-1' }: NodeRun): IWorkflowExecuteAdditionalData {
	const url = 'http://127.0.0.1/';
	const workflow: IWorkflowBase = {
		id: 'workflow',
		name: 'Test',
		nodes: [],
		connections: {},
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(0),
		updatedAt: new Date(0),
	};
	return {
		credentialsHelper: new CredentialsInMemory(credentials),
		hooks: new ExecutionLifecycleHooks('trigger', executionId, workflow),
		executionId,
		currentNodeExecutionIndex: 0,
		restApiUrl: url,
		instanceBaseUrl: url,
		formBaseUrl: url,
		formWaitingBaseUrl: url,
		formTestBaseUrl: url,
		webhookBaseUrl: url,
		webhookWaitingBaseUrl: url,
		webhookTestBaseUrl: url,
		variables: {},
	} as unknown as IWorkflowExecuteAdditionalData;
}
