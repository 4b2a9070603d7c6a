import { writeHistory } from '../history/history';
import { figures } from '../soak/report';
import { simulate } from '../soak/simulate';
import { SIZES } from '../soak/size';
import { judge } from '../soak/verdict/judge';
import { type Company, openCompany, report } from './support/company';
import { failed } from './support/retries';

const SIZE = SIZES.small;

let company: Company;

beforeAll(async () => {
	// events of one document meet in two executions at once, but not in dozens
	company = await openCompany({ N8N_CONCURRENCY_PRODUCTION_LIMIT: '8' });
});

afterAll(async () => await company?.end());

describe('six months of twenty subscriptions through a real n8n', () => {
	it('end with the books that the whole history comes to, whatever was doubled, shuffled, lost or killed', async () => {
		const past = await simulate(company, SIZE, writeHistory(SIZE.seed), report);
		const verdict = await judge(company.demo, SIZE, past);
		for (const line of await figures(company.demo, SIZE, past, verdict)) report(line);
		expect(verdict.findings).toEqual([]);
		expect(await failed(company.demo.n8n)).toEqual([]);
	});
});
