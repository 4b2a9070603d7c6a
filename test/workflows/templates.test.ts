/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { TEMPLATES } from '../../sandbox/demo/templates';
import type { Workflow } from '../../sandbox/n8n/client/workflows';
import { projectRoot } from '../../sandbox/n8n/projectRoot';

interface Connection {
	node: string;
}

const folder = join(projectRoot(), 'workflows');
const templates: Array<[string, Workflow]> = readdirSync(folder).map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8'))]);
const ERROR_WORKFLOW = 'vncErrorWorkflow';

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

		it('keeps all executions, and hands failures to the error workflow', () => {
			expect(workflow.settings).toMatchObject({
				executionOrder: 'v1',
				saveDataSuccessExecution: 'all',
				saveDataErrorExecution: 'all',
				...(workflow.id !== ERROR_WORKFLOW && { errorWorkflow: ERROR_WORKFLOW }),
			});
		});

		it('ships no mapping of its own: another company would have its customers refused by it', () => {
			for (const { parameters } of workflow.nodes.filter(({ type }) => type.endsWith('.chargebeeBilling'))) {
				expect([parameters.creditTerms, parameters.customFields]).toEqual([{}, {}]);
			}
		});

		it('lets no item fall out of a Switch unseen', () => {
			for (const { parameters } of ofType(workflow, 'switch')) expect(parameters.options).toMatchObject({ fallbackOutput: 'extra' });
		});

		it('stops where a node that writes fails', () => {
			expect(workflow.nodes.filter(({ onError }) => onError !== undefined && onError !== 'stopWorkflow')).toEqual([]);
		});
	});
});
