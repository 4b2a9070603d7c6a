import { CHECKS } from '../../../lib/sync/setUp';
import { type CheckItem, GoodCompany, READY } from './goodCompany';
import { deferralOnly, MISCONFIGURATIONS } from './misconfigured';
import { picked } from '../recordEvents/rules';

let good: GoodCompany;
beforeAll(async () => {
	good = await GoodCompany.open();
});
afterAll(async () => await good.close());

const ofResult = (items: CheckItem[], ...results: Array<CheckItem['result']>) =>
	items.slice(1).filter(({ result }) => results.includes(result)).map(({ check, finding }) => `${check}: ${finding}`);
const namesOf = (items: CheckItem[]) => items.slice(1).map(({ check }) => check);

describe('Journal Transaction: Check Set-Up', () => {
	test('passes a company in which everything is right, one item for each check, with what it cost', async () => {
		const [verdict, ...checks] = await good.check();
		expect(ofResult([verdict as CheckItem, ...checks], 'failed', 'warning', 'not-checked')).toEqual([]);
		expect(namesOf([verdict as CheckItem, ...checks]).toSorted()).toEqual(CHECKS.map(({ name }) => name).toSorted());
		expect(verdict).toMatchObject({ check: 'verdict', result: 'passed', ready: true, evidence: { failed: 0, passed: CHECKS.length } });
		expect(verdict).toMatchObject({ calls: { visma: 10, chargebee: 9 } });
	});

	test('writes nothing, and says how a person proves what only a write would tell', async () => {
		const items = await good.check({ options: { tryRights: false } });
		expect(await good.writes()).toEqual([]);
		expect(ofResult(items, 'failed', 'warning')).toEqual([]);
		expect(items.filter(({ result }) => result === 'not-checked')).toEqual([
			expect.objectContaining({ check: 'chargebee-rights', remedy: expect.stringContaining('Settings > Configure Chargebee > API Keys') }),
		]);
	});

	test('tries the right to write on a customer that does not exist, where it is told to, and leaves nothing behind', async () => {
		const before = await good.state('as new');
		await good.check();
		expect(await good.writes()).toEqual([expect.stringMatching(/^POST \/api\/v2\/customers\/set-up-check-/)]);
		expect(await good.state('now')).toEqual(before);
	});

	test.each(MISCONFIGURATIONS)('finds %s: %s alone says so', async (_what, check, result, said, otherwise) => {
		const items = await good.check(otherwise);
		const wrong = items.slice(1).filter((item) => item.result === 'failed' || item.result === 'warning');
		expect(wrong.map((item) => [item.check, item.result])).toEqual([[check, result]]);
		expect(`${wrong[0]?.finding} ${wrong[0]?.remedy}`).toMatch(said);
		expect(wrong[0]?.remedy.length).toBeGreaterThan(15);
		expect(items[0]).toMatchObject({ check: 'verdict', ready: result === 'warning' });
		expect(items.slice(1).indexOf(wrong[0] as CheckItem)).toBe(0);
	});

	test('finds several misconfigurations at once, in both systems, the more serious ones first', async () => {
		const items = await good.check({
			parameters: { creditTerms: { terms: [{ termsId: '30', netTermDays: 30 }] } },
			options: { ledger: picked('2') },
			credentials: { chargebeeSiteApi: { webhookPassword: '' }, vismaNetOAuth2Api: { timezone: 'Europe/Helsinki' } },
		});
		expect(items.slice(1).filter(({ result }) => result !== 'passed').map(({ check, result }) => [check, result])).toEqual([
			['ledger', 'failed'],
			['credit-terms', 'failed'],
			['webhook-user', 'failed'],
			['time-zones', 'warning'],
		]);
	});

	test('leaves checks out that need what is missing, and says which that is', async () => {
		const items = await good.check({ credentials: { chargebeeSiteApi: { apiKey: 'none' } }, options: { ledger: picked('2') } });
		expect(ofResult(items, 'failed').map((line) => line.split(':')[0]).toSorted()).toEqual(['chargebee-access', 'ledger']);
		const left = items.filter(({ result }) => result === 'not-checked');
		expect(left.length).toBeGreaterThan(10);
		expect(left.every(({ finding, remedy }) => finding.includes('chargebee-access') && remedy.includes('chargebee-access'))).toBe(true);
	});

	test('a system that fails in the middle takes its own check only, with the reason', async () => {
		const fault = { method: 'GET', path: '/v1/financialPeriod', times: 0, effect: { type: 'error-before' as const, status: 503 as const } };
		const items = await good.check({ before: async ({ company }) => await company.control.visma.addFault(fault), options: { maxWaitSeconds: 0 } });
		expect(ofResult(items, 'failed', 'warning')).toEqual([]);
		expect(items.slice(1).filter(({ result }) => result === 'not-checked').map(({ check, finding }) => [check, finding])).toEqual([
			['cut-over', 'It could not be read: Visma.net is out of order (status 503).'],
			['periods', 'It could not be read: Visma.net is out of order (status 503).'],
		]);
		expect(items[0]).toMatchObject({ result: 'not-checked', ready: false, finding: expect.stringContaining('cut-over, periods') });
	});

	test.each([
		['Visma.net', 'visma-access'],
		['Chargebee', 'chargebee-access'],
	])('does not call a company ready of which it could look at next to nothing: %s is out of order', async (system, check) => {
		const fault = { path: '/(v1|api/v2)/', times: 0, effect: { type: 'error-before' as const, status: 503 as const } };
		const before = async ({ company: { control } }: GoodCompany) => await (system === 'Chargebee' ? control.chargebee : control.visma).addFault(fault);
		const items = await good.check({ before, options: { maxWaitSeconds: 0 } });
		expect(items.find((item) => item.check === check)).toMatchObject({ result: 'not-checked', finding: expect.stringContaining(`${system} is out of order`) });
		expect(items[0]).toMatchObject({ result: 'not-checked', ready: false, finding: expect.stringContaining(check), remedy: 'Check again.' });
	});

	test('compares the accounts of the rules with an invoice that Visma.net posted', async () => {
		const items = await good.check(deferralOnly('3041'));
		expect(items.find(({ check }) => check === 'sale-accounts')).toMatchObject({
			result: 'passed',
			evidence: { 'invoice 100001': { inVisma: ['3041'], inRules: ['3041'] } },
		});
	});

	test('knows that no batches are posted where invoices are booked as customer invoices', async () => {
		const items = await good.check({ credentials: { chargebeeSiteApi: { bookedAs: 'customerInvoices' } } });
		expect(ofResult(items, 'failed', 'warning')).toEqual([]);
		expect(items.find(({ check }) => check === 'document-numbers')).toMatchObject({ result: 'not-checked', remedy: expect.stringContaining('CS201010') });
		expect(items.find(({ check }) => check === 'number-series')).toMatchObject({ result: 'passed' });
	});

	test('takes rules and posting from the node that books', async () => {
		const rulesNode = { ...READY, options: { numberLength: 12, numbering: 'manual', horizon: '={{ $json.horizon }}' } };
		const items = await good.check({ parameters: { rulesFrom: 'node', rulesNode: '={{ $json.held }}' }, items: [{ held: rulesNode as never }] });
		expect(ofResult(items, 'failed').map((line) => line.split(':')[0])).toEqual(['batch-number-length']);
	});

	test('gives a company that has nothing yet no false alarm', async () => {
		const items = await good.checkNew();
		expect(ofResult(items, 'failed', 'warning')).toEqual([]);
		expect(ofResult(items, 'not-checked').map((line) => line.split(':')[0]).toSorted()).toEqual(['batch-number-length', 'custom-fields', 'documents', 'number-series', 'vat-accounts']);
	});
});
