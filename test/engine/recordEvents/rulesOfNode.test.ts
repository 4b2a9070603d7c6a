import type { INodeParameters } from 'n8n-workflow';

import { Company } from '../company';
import { JSON_RULES, picked, TABLES } from './rules';

let company: Company;
beforeAll(async () => {
	company = await Company.open('nordic');
});
afterAll(async () => await company.close());

/** Item prices with their accounts, and what is wrong, under rules of a node whose parameters an item carries. */
async function covered(rulesNode: object | string): Promise<{ items: unknown[]; error?: string | null }> {
	const parameters: INodeParameters = { resource: 'journalTransaction', operation: 'checkRules', return: 'everything', rulesFrom: 'node' };
	const { items, error } = await company.visma({ ...parameters, rulesNode: '={{ $json.held }}' }, { items: [{ held: rulesNode as never }] });
	return { items: items.map(({ json }) => json), ...(error ? { error: `${error.message} ${error.description}` } : {}) };
}

const findings = async (rulesNode: object | string) => {
	const { items } = await covered(rulesNode);
	return (items as Array<Record<string, unknown>>).filter(({ type, code }) => type === 'finding' && code === 'rules-invalid');
};

describe('rules of another node', () => {
	test.each([
		['tables', TABLES],
		['JSON', JSON_RULES],
	])('are the same as if they stood here: %s', async (_name, held) => {
		const { items: own } = await company.visma({ resource: 'journalTransaction', operation: 'checkRules', ...held });
		const { items } = await covered({ ...held, options: { ...(held.options as object), horizon: '={{ $json.horizon }}' } });
		expect(items.length).toBeGreaterThan(10);
		expect(items).toEqual(own.map(({ json }) => json));
	});

	test('an expression there is worked out here', async () => {
		expect(await findings({ ...TABLES, cutoverDate: '={{ "2026-" + "01-01" }}', baseCurrency: picked('={{ "SEK" }}') })).toEqual([]);
	});

	test('an expression there that looks at items is refused by its place, and so is one that fails', async () => {
		const found = await findings({ ...TABLES, cutoverDate: '={{ $json.since }}', homeCountry: '={{ nowhere.at.all }}', taxes: { tax: [{ rate: '25', account: picked('={{ $("Set").first().json.a }}') }] } });
		expect(found.map(({ where, what }) => `${String(where)}: ${String(what)}`)).toEqual(
			expect.arrayContaining([
				'Rules of the Node: cutoverDate: It is the expression {{ $json.since }}, which looks at the items of that node.',
				expect.stringMatching(/^Rules of the Node: homeCountry: .* which cannot be worked out here/),
				expect.stringMatching(/^Rules of the Node: taxes\.tax\[0\]\.account\.value: .*which looks at the items/),
			]),
		);
	});

	test('what is no such node is refused, with how to write it', async () => {
		for (const held of ['Record Chargebee Events', { operation: 'get' }, { ...TABLES, rulesFrom: 'node' }]) {
			const [found, ...others] = await findings(held);
			expect(others).toEqual([]);
			expect(found).toMatchObject({ where: 'Rules of the Node', remedy: expect.stringContaining("{{ $('Record Chargebee Events').params }}") });
		}
	});
});
