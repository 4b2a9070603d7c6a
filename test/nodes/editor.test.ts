import { type INode, type INodeProperties, type INodeTypeDescription, NodeHelpers } from 'n8n-workflow';

import { ChargebeeBilling } from '../../nodes/Chargebee/ChargebeeBilling.node';
import { ChargebeeBillingTrigger } from '../../nodes/Chargebee/ChargebeeBillingTrigger.node';
import { VismaNet } from '../../nodes/VismaNet/VismaNet.node';

const NODES = [new VismaNet(), new ChargebeeBilling(), new ChargebeeBillingTrigger()];

/** Every resource with each of its operations. */
function operationsOf({ properties }: INodeTypeDescription): Array<{ resource?: string; operation?: string }> {
	const operations = properties.filter(({ name }) => name === 'operation');
	const pairs = operations.flatMap(({ displayOptions, options = [] }) =>
		options.map((option) => ({
			resource: String(displayOptions?.show?.resource?.[0]),
			operation: String((option as { value?: unknown }).value),
		})),
	);
	return pairs.length > 0 ? pairs : [{}];
}

const nodeOf = (description: INodeTypeDescription): INode => ({
	id: 'node',
	name: description.displayName,
	type: description.name,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
});

const CASES = NODES.flatMap(({ description }) =>
	operationsOf(description).map((chosen) => [description, chosen, `${description.name} ${Object.values(chosen).join(' ')}`] as const),
);

/** All properties, those within collections and tables too. */
const within = (properties: INodeProperties[]): INodeProperties[] =>
	properties.flatMap((property) => [
		property,
		...within((property.options ?? []).flatMap((option) => ('values' in option ? option.values : 'type' in option ? [option] : []))),
	]);

describe('what the editor does with a node that was just added', () => {
	test.each(CASES.map(([description, chosen, name]) => [name, description, chosen] as const))(
		'%s fills in its defaults',
		(_name, description, chosen) => {
			const filled = NodeHelpers.getNodeParameters(description.properties, chosen, true, false, nodeOf(description), description);
			expect(filled).toMatchObject(chosen);
		},
	);

	test('tables start empty: n8n 2.41 cannot open a node whose table holds a row by default', () => {
		const tables = NODES.flatMap(({ description }) => within(description.properties)).filter(({ type }) => type === 'fixedCollection');
		expect(tables.length).toBeGreaterThan(8);
		expect(tables.filter((table) => JSON.stringify(table.default) !== '{}').map(({ name }) => name)).toEqual([]);
	});

	test('options are sorted by what people read', () => {
		const lists = NODES.flatMap(({ description }) => within(description.properties)).filter(({ type }) => type === 'collection');
		for (const { options = [] } of lists) {
			const names = options.map((option) => (option as INodeProperties).displayName);
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		}
	});
});
