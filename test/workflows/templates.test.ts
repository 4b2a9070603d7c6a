/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import pick from 'lodash/pick';

import { TEMPLATES } from '../../sandbox/demo/templates';
import type { Workflow, WorkflowNode } from '../../sandbox/n8n/client/workflows';
import { projectRoot } from '../../sandbox/n8n/projectRoot';

interface Connection {
	node: string;
}

const folder = join(projectRoot(), 'workflows');
const templates: Array<[string, Workflow]> = readdirSync(folder).map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8'))]);
const ERROR_WORKFLOW = 'vncErrorWorkflow';
/** Nothing may call them when they fail themselves: it would never end. */
const LAST_RESORTS = [ERROR_WORKFLOW, 'vncAlert00000001'];

/** The rules of bookkeeping as the form has them before anybody filled it in. */
const NO_RULES = {
	cutoverDate: '',
	baseCurrency: { __rl: true, mode: 'list', value: '' },
	homeCountry: '',
	accounts: {},
	revenue: {},
	items: {},
	taxes: {},
	currencies: {},
	conditions: {},
	options: { horizon: "={{ $json.horizon ?? '' }}" },
};

function templateNamed(name: string): Workflow {
	const found = templates.find(([file]) => file === `${name}.json`);
	if (!found) throw new Error(`There is no template ${name}`);
	return found[1];
}

const idOf = (name: string) => templateNamed(name).id;
const bookkeepers = ({ nodes }: Workflow) => nodes.filter(({ parameters }) => parameters.operation === 'recordChargebeeEvents');
const namesOf = ({ nodes }: Workflow) => nodes.map(({ name }) => name);
const ofType = ({ nodes }: Workflow, type: string) => nodes.filter((node) => node.type === `n8n-nodes-base.${type}`);

function connected({ connections }: Workflow): string[] {
	const outputs = Object.values(connections as Record<string, { main: Connection[][] }>).flatMap(({ main }) => main.flat());
	return [...Object.keys(connections), ...outputs.map(({ node }) => node)];
}

/** Nodes that expressions name: `$('Name')` and `$node['Name']`. */
function namedInExpressions({ nodes }: Workflow): string[] {
	return [...JSON.stringify(nodes.map(({ parameters }) => parameters)).matchAll(/\$(?:node\[|\()'([^']+)'/g)].map(([, name = '']) => name);
}

describe('Template workflows', () => {
	it('are all known to the demo, each under an id of its own', () => {
		expect(templates.map(([file]) => file).sort()).toEqual(TEMPLATES.map((name) => `${name}.json`).sort());
		expect(new Set(templates.map(([, { id }]) => id)).size).toBe(templates.length);
	});

	it('name no data table so that the name is contained in another: n8n finds tables by a part of their name', () => {
		const tables = templates.flatMap(([, workflow]) => ofType(workflow, 'dataTable').map(({ parameters }) => parameters.tableName));
		const names = [...new Set(tables.filter((name) => typeof name === 'string'))];
		expect(names.length).toBeGreaterThan(0);
		for (const name of names) expect(names.filter((other) => other.includes(name))).toEqual([name]);
	});

	it('hold the rules of bookkeeping in one node only, which fails by itself so that Retry runs it again, unless a flow asks otherwise', () => {
		const found = templates.flatMap(([file, workflow]) => bookkeepers(workflow).map(({ parameters }) => [file, parameters.whenRefused]));
		expect(found).toEqual([['book-events.json', "={{ $json.whenRefused ?? 'failAfterOthers' }}"]]);
	});

	it('ask other things of the same rules: by the expression that names the node which holds them', () => {
		const others = templateNamed('book-events').nodes.filter(({ parameters }) => 'rulesFrom' in parameters && parameters.operation !== 'recordChargebeeEvents');
		expect(others.length).toBeGreaterThan(1);
		for (const { parameters } of others) {
			expect(parameters).toMatchObject({ rulesFrom: 'node', rulesNode: "={{ $('Record Chargebee Events').params }}" });
		}
	});

	it('give back the results of Book Events, or figures: its last node is the one that passes them on', () => {
		const book = templateNamed('book-events');
		const connections = book.connections as Record<string, { main: Connection[][] }>;
		const after = (name: string) => (connections[name]?.main ?? []).flat().map(({ node }) => node);
		const height = (name: string) => (book.nodes.find((node) => node.name === name)?.position as number[] | undefined)?.[1] ?? 0;
		// n8n runs branches from top to bottom, and what ran last is what a calling flow gets
		const last = after('Record Chargebee Events').toSorted((a, b) => height(b) - height(a))[0] ?? '';
		expect(after(last)).toEqual(['Figures', 'Results']);
		expect(Object.keys(connections)).not.toEqual(expect.arrayContaining(['Results']));
		expect(Object.keys(connections)).not.toEqual(expect.arrayContaining(['Figures']));
	});

	it('hand what a month-end had refused to Book Events once more, where it fails, before the next hundred', () => {
		const { nodes, connections } = templateNamed('month-end');
		const [{ main } = { main: [] }] = [(connections as Record<string, { main: Connection[][] }>)['Book Events']];
		const height = (name: string) => (nodes.find((node) => node.name === name)?.position as number[] | undefined)?.[1] ?? 0;
		const next = (main[0] ?? []).map(({ node }) => node);
		expect(next).toEqual(['Refused', '100 at a Time']);
		expect(height('Refused')).toBeLessThan(height('100 at a Time'));
	});

	describe.each(templates)('%s', (_file, workflow) => {
		it('connects and names only nodes that it has', () => {
			const names = namesOf(workflow);
			expect(new Set(names).size).toBe(names.length);
			for (const name of [...connected(workflow), ...namedInExpressions(workflow)]) expect(names).toContain(name);
		});

		it('says on sticky notes what to set', () => {
			expect(ofType(workflow, 'stickyNote').length).toBeGreaterThan(0);
		});

		it('carries no credential, no pinned data and no Code node', () => {
			expect(workflow.nodes.filter(({ credentials }) => credentials)).toEqual([]);
			expect(workflow.pinData).toEqual({});
			expect(ofType(workflow, 'code')).toEqual([]);
		});

		it('ends with the workflows that nothing may call when they fail', () => {
			if (!LAST_RESORTS.includes(workflow.id)) return;
			expect(workflow.settings.errorWorkflow).toBeUndefined();
			const called = ofType(workflow, 'executeWorkflow').map(({ parameters }) => (parameters.workflowId as { value: string }).value);
			expect(called).toEqual(workflow.id === ERROR_WORKFLOW ? [idOf('alert')] : []);
		});

		it('gives the audit table every column wherever it makes it, and fills only such', () => {
			const [made] = ofType(workflow, 'dataTable').filter(({ parameters }) => parameters.tableName === 'vnc_audit');
			if (!made) return;
			const columnsOf = ({ parameters }: WorkflowNode) => (parameters.columns as { column: Array<{ name: string }> }).column.map(({ name }) => name);
			const [first] = ofType(templateNamed('customers'), 'dataTable').filter(({ parameters }) => parameters.tableName === 'vnc_audit');
			expect(columnsOf(made).sort()).toEqual(first && columnsOf(first).sort());
			const rows = workflow.nodes.filter(({ name }) => name === 'Audit Row' || name === 'Failure');
			for (const { parameters } of rows) {
				const { assignments } = parameters.assignments as { assignments: Array<{ name: string }> };
				expect(columnsOf(made)).toEqual(expect.arrayContaining(assignments.map(({ name }) => name)));
			}
		});

		it('keeps no endless text: records, requests, changes and reasons are cut', () => {
			for (const { parameters } of workflow.nodes.filter(({ name }) => name === 'Audit Row')) {
				const { assignments } = parameters.assignments as { assignments: Array<{ name: string; value: string }> };
				const long = assignments.filter(({ name }) => ['payload', 'request', 'changedFields', 'reason'].includes(name));
				expect(long.map(({ value }) => /slice\(0, \d+\)|length > 50000/.test(value))).toEqual([true, true, true, true]);
			}
		});

		it('drops old rows where it writes new ones of its own', () => {
			const writes = ofType(workflow, 'dataTable').filter(({ parameters }) => parameters.operation === 'insert');
			if (writes.length === 0 || workflow.name.startsWith('Sync One')) return;
			expect(namesOf(workflow)).toContain('Drop Rows Over 400 Days');
		});

		it('keeps all executions, and hands failures to the error workflow', () => {
			expect(workflow.settings).toMatchObject({
				executionOrder: 'v1',
				saveDataSuccessExecution: 'all',
				saveDataErrorExecution: 'all',
				...(!LAST_RESORTS.includes(workflow.id) && { errorWorkflow: ERROR_WORKFLOW }),
			});
		});

		it('ships no mapping of its own: another company would have its customers refused by it', () => {
			const ofCustomers = ({ type, parameters }: WorkflowNode) => type.endsWith('.chargebeeBilling') && parameters.resource === 'customer';
			for (const { parameters } of workflow.nodes.filter(ofCustomers)) {
				expect([parameters.creditTerms, parameters.customFields]).toEqual([{}, {}]);
			}
			for (const { parameters } of bookkeepers(workflow)) {
				expect(pick(parameters, Object.keys(NO_RULES))).toEqual(NO_RULES);
			}
		});

		it('calls only templates that can be published before it', () => {
			const position = (id: unknown) => TEMPLATES.findIndex((name) => idOf(name) === id);
			for (const { parameters } of ofType(workflow, 'executeWorkflow')) {
				const { value } = parameters.workflowId as { value: string };
				expect(position(value)).toBeGreaterThanOrEqual(0);
				expect(position(value)).toBeLessThan(position(workflow.id));
			}
		});

		it('waits for no other flow when a webhook started it: Chargebee sends the next event only then', () => {
			if (!workflow.nodes.some(({ webhookId }) => webhookId)) return;
			for (const { parameters } of ofType(workflow, 'executeWorkflow')) {
				expect(parameters.options).toMatchObject({ waitForSubWorkflow: false });
			}
		});

		it('lets no item fall out of a Switch unseen', () => {
			for (const { parameters } of ofType(workflow, 'switch')) expect(parameters.options).toMatchObject({ fallbackOutput: 'extra' });
		});

		// n8n looks for the table, then makes it: of two executions that do so at once, one fails.
		it('makes its tables also when another execution makes them at the same moment', () => {
			const making = ofType(workflow, 'dataTable').filter(({ parameters }) => parameters.resource === 'table');
			expect(making.map(({ retryOnFail }) => retryOnFail)).toEqual(making.map(() => true));
		});

		it('stops where a node that writes fails', () => {
			const tells = ({ type, parameters }: WorkflowNode) =>
				type === 'n8n-nodes-base.executeWorkflow' && (parameters.workflowId as { value: string }).value === idOf('alert');
			const writers = workflow.nodes.filter((node) => !tells(node));
			expect(writers.filter(({ onError }) => onError !== undefined && onError !== 'stopWorkflow')).toEqual([]);
		});
	});
});
