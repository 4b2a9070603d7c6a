import type { CoverageItem, FindingItem } from '../../../nodes/VismaNet/actions/journalTransaction/checkRules/items';
import { Books } from '../recordEvents/books';
import { picked, TABLES } from '../recordEvents/rules';
import { reading } from './reading';

let books: Books;
beforeAll(async () => {
	books = await Books.open();
});
afterAll(async () => await books.company.close());
beforeEach(async () => await books.reset());

async function check(parameters = {}) {
	const { items, error } = await reading(books, 'checkRules', parameters);
	expect([error?.message, error?.description]).toEqual([undefined, undefined]);
	const all = items.map(({ json }) => json as unknown as FindingItem | CoverageItem);
	return {
		findings: all.filter((item): item is FindingItem => item.type === 'finding'),
		coverage: all.filter((item): item is CoverageItem => item.type === 'coverage'),
	};
}

const rows = (name: string) => Object.values(TABLES[name] as Record<string, object[]>).flat();

describe('Journal Transaction: Check Rules', () => {
	test('gives a table of every item price: accounts, recognition, and the row of each', async () => {
		const { coverage } = await check({ return: 'coverage' });
		expect(coverage.length).toBeGreaterThan(10);
		expect(coverage.find(({ itemPrice }) => itemPrice === 'pro-sek-yearly')).toMatchObject({
			revenueDomestic: { value: '3041', from: 'Items, row 1 (pro-sek-yearly): Revenue, Domestic (item price pro-sek-yearly)' },
			revenueEu: { value: '3308', from: 'Revenue Accounts: EU' },
			deferred: { value: '2979' },
			recognition: { value: 'daily', from: 'Revenue Spread' },
		});
	});

	test.each([
		['item-unmapped', { conditions: {} }, 'basic-sek-yearly'],
		['account-unknown', { accounts: { account: { receivable: picked('9999') } } }, 'Accounts: Receivable'],
		['rule-about-nothing', { items: { item: [...rows('items'), { itemPrice: 'gone-sek', revenueDomestic: picked('3001') }] } }, 'gone-sek'],
		[
			'rule-never-decides',
			{
				conditions: {
					condition: [
						{ itemFamily: 'nordic-suite', deferred: picked('2979') },
						{ itemFamily: 'nordic-suite', chargeKind: 'plan_item_price', deferred: picked('2979') },
						{ itemPrice: 'pro-sek-yearly', deferred: picked('2979') },
						{ itemPrice: 'pro-sek-yearly', itemFamily: 'nordic-suite', deferred: picked('2970') },
					],
				},
			},
			'Conditions, row 3',
		],
		['rules-invalid', { conditions: { condition: [{ country: 'SE', deferred: picked('2979') }, { country: 'SE', deferred: picked('2970') }] } }, 'Conditions, row 2'],
	])('finds %s', async (code, parameters, words) => {
		const { findings } = await check({ return: 'findings', ...parameters });
		const found = findings.filter((finding) => finding.code === code);
		expect(found.map(({ what, where }) => `${where}: ${what}`).join('\n')).toContain(words);
		expect(found.every(({ remedy = '' }) => remedy.length > 5)).toBe(true);
	});

	test('finds VAT rates without an account among the newest documents', async () => {
		await books.subscribe();
		const { findings } = await check({ return: 'findings', taxes: { tax: [{ rate: '12', account: picked('2621') }] } });
		expect(findings).toContainEqual(expect.objectContaining({ severity: 'error', code: 'tax-unmapped', where: expect.stringContaining('25') }));
	});

	test('finds books in another currency, and says so instead of failing', async () => {
		const { findings } = await check({ baseCurrency: picked('NOK') });
		expect(findings).toContainEqual(expect.objectContaining({ severity: 'error', where: 'Base Currency' }));
	});
});
