/* eslint-disable no-console */
import { groupBy } from 'lodash';
import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';

import { Company } from '../company';
import type { NodeResult, NodeRun } from '../runNode';
import { type Case, type Cases, inputsOf } from './case';
import { operationsOf } from './operationsOf';

/** Of a hundred items, those that are refused. */
const REFUSED = [0, 41, 99];

const DONE = ['created', 'updated', 'deleted'];

interface Suite {
	type: INodeType;
	cases: Cases;
	run: (company: Company, parameters: INodeParameters, run: Partial<NodeRun>) => Promise<NodeResult>;
	/** Brings the company to where each case begins. */
	begin: (company: Company) => Promise<void>;
}

const parametersOf = (name: string, { parameters }: Case): INodeParameters => {
	const [resource = '', operation = ''] = name.split(': ');
	return { resource, operation, ...parameters };
};

/** Good items with others among them. */
function mixed(good: IDataObject[], places: number[], bad: (number: number) => IDataObject): IDataObject[] {
	const items = [...good];
	for (const [number, place] of places.entries()) items.splice(place, 0, bad(number));
	return items;
}

/** Runs each operation of a node with items of which some fail, in n8n's own engine. */
export function everyOperationSuite({ type, cases, run, begin }: Suite): void {
	const names = operationsOf(type);
	const isWrite = (name: string) => {
		const [resource, operation] = name.split(': ');
		return type.description.properties.some(
			({ name: field, displayOptions: { show = {} } = {} }) =>
				field === 'whenRefused' && show.resource?.[0] === resource && show.operation?.[0] === operation,
		);
	};
	const writes = names.filter(isWrite);
	let company: Company;
	beforeAll(async () => {
		company = await Company.open('nordic');
	});
	afterAll(async () => await company.close());
	beforeEach(async () => await begin(company));

	test('every operation of the node is run', () => {
		expect(Object.keys(cases).sort()).toEqual([...names].sort());
		console.log(`${type.description.displayName}: ${names.length} operations, ${writes.length} of them writes`);
	});

	const itemwise = Object.entries(cases).filter(([, { isWholeSet }]) => !isWholeSet);
	test.each(itemwise)('%s: exactly the failing item reaches the error output, each item is paired with its own', async (name, one) => {
		const { bad, broken } = one;
		const failing = broken?.after ?? 1;
		const items = bad ? mixed(await one.good(company, 2), [failing], bad) : await one.good(company, 3);
		const effect = { type: 'error-before', status: 400, body: { message: 'Not this one.' } } as const;
		if (broken) await company.control[broken.system].addFault({ path: broken.path, skip: broken.after, effect });
		const { error, items: output, errorItems } = await run(company, parametersOf(name, one), { items, onError: 'continueErrorOutput' });
		expect([error?.message, error?.description]).toEqual([undefined, undefined]);
		expect(errorItems.map(inputsOf)).toEqual([[failing]]);
		expect(errorItems[0]?.json.error).toMatch(/\w+/);
		expect(new Set(output.flatMap(inputsOf))).toEqual(new Set([0, 1, 2].filter((index) => index !== failing)));
		expect(output.filter((item) => inputsOf(item).length !== 1)).toEqual([]);
	});

	const sizes = writes.map((name): [string, number] => [name, cases[name]?.most ?? 97]);
	test.each(sizes)('%s: %i items are done and 3 failed where 3 more are refused', async (name, count) => {
		const one = cases[name];
		if (!one?.bad) throw new Error(`${name} has no item that is refused`);
		const refused = count === 97 ? REFUSED : [0, 1, 2];
		const items = mixed(await one.good(company, count), refused, one.bad);
		const { error, items: output } = await run(company, { ...parametersOf(name, one), whenRefused: 'returnFailedItem' }, { items });
		expect([error?.message, error?.description]).toEqual([undefined, undefined]);
		const outcomes = groupBy(output, (item) => inputsOf(item).join());
		expect(Object.keys(outcomes)).toHaveLength(count + 3);
		const failed = Object.entries(outcomes).filter(([, all]) => all.some(({ json }) => json.outcome === 'failed'));
		expect(failed.map(([index]) => Number(index))).toEqual(refused);
		const good = Object.entries(outcomes).filter(([index]) => !refused.includes(Number(index)));
		const others = new Set(good.flatMap(([, all]) => all.map(({ json }) => String(json.outcome))));
		expect([...others].filter((outcome) => !DONE.includes(outcome))).toEqual([]);
		expect(good).toHaveLength(count);
	});
}
