import type { INodeParameters } from 'n8n-workflow';

import type { AuditRecord } from '../../../lib/sync/audit';
import type { NodeResult } from '../runNode';
import { Books, outcomes, results } from './books';
import { picked, TABLES } from './rules';

let books: Books;
beforeAll(async () => {
	books = await Books.open();
});
afterAll(async () => await books.company.close());
beforeEach(async () => await books.reset());

const auditOf = ({ error }: NodeResult) => (error?.context as { audit: AuditRecord[] }).audit;
const isRefused = ({ outcome }: { outcome: string }) => outcome === 'failed' || outcome === 'conflict';
const codeOf = ({ error }: NodeResult) => (error?.context as { errorCode: string }).errorCode;
/** Without the family of everything, so that only single items are mapped. */
const ITEMWISE = { conditions: {} };
const tables = (name: string, row: object) => {
	const [group = ''] = Object.keys(TABLES[name] as object);
	const rows = (TABLES[name] as Record<string, object[]>)[group] ?? [];
	return { [name]: { [group]: [...rows, row] } } as INodeParameters;
};

interface Case {
	/** Makes the document that is refused, beside one that is not. */
	make: () => Promise<{ invoice: { id: string } }>;
	parameters?: INodeParameters;
	code: string;
	/** The rule, and the remedy. */
	words: string[];
	/** Makes the document bookable; may give other rules. */
	mend: () => Promise<INodeParameters | void>;
}

const visma = () => books.company.control.visma;
const CASES: Record<string, Case> = {
	'a closed period': {
		make: async () => {
			await visma().setPeriod('202601', { closedInGeneralLedger: true });
			return await books.subscribe();
		},
		parameters: { options: { closedPeriods: 'refuse' } },
		code: 'period-closed',
		words: ['202601', 'closed', 'Open the period'],
		mend: async () => void (await visma().setPeriod('202601', { closedInGeneralLedger: false })),
	},
	'an item without a rule': {
		make: async () => await books.subscribe('basic-sek-yearly'),
		parameters: ITEMWISE,
		code: 'item-unmapped',
		words: ['No rule covers basic-sek-yearly', 'Add Items: basic-sek-yearly'],
		mend: async () => await Promise.resolve(tables('items', { itemPrice: 'basic-sek-yearly' })),
	},
	'a VAT rate without an account': {
		make: async () =>
			await books.live('create', {
				customerId: 'SE-1',
				items: [{ item_price_id: 'pro-sek-yearly' }, { item_price_id: 'handbook-sek-yearly' }],
			}),
		code: 'tax-unmapped',
		words: ['VAT of 6 %', 'Set VAT Accounts: 6 %'],
		mend: async () => await Promise.resolve(tables('taxes', { rate: '6', account: picked('2631') })),
	},
	'an account that takes no manual entries': {
		make: async () => {
			await visma().putAccount('3055', { allowManualEntry: false });
			return await books.subscribe('enterprise-sek-yearly');
		},
		parameters: tables('items', { itemPrice: 'enterprise-sek-yearly', revenueDomestic: picked('3055') }),
		code: 'account-no-manual-entry',
		words: ['account 3055', 'Items, row 3 (enterprise-sek-yearly): Revenue, Domestic', 'Allow manual entry on it'],
		mend: async () => void (await visma().putAccount('3055', { allowManualEntry: true })),
	},
	'a currency without a rate': {
		make: async () => {
			await books.customer('JP-1', 'JP');
			return await books.subscribe('pro-jpy-yearly', 'JP-1');
		},
		parameters: { options: { siteBaseCurrency: 'NOK' } },
		code: 'visma-no-rate',
		words: ['JPY', 'rate'],
		mend: async () => await Promise.resolve({ options: { siteBaseCurrency: 'SEK' } }),
	},
};

describe.each(Object.entries(CASES))('%s', (_name, { make, parameters = {}, code, words, mend }) => {
	/** One sale that is fine, in February, and the one that is not. */
	async function sell() {
		const { invoice } = await make();
		await books.company.control.chargebee.moveClock({ to: '2026-02-10T11:00:00Z', stopped: true });
		const good = await books.subscribe();
		return { bad: invoice.id, good: good.invoice.id };
	}

	test('is refused: the error names document, rule and remedy, the others are posted, and a retry does the rest', async () => {
		const { bad, good } = await sell();
		const events = await books.events('invoice_generated');
		const first = await books.record(events, parameters);
		expect(first.error?.message).toMatch(new RegExp(`^Invoice ${bad}: `));
		for (const word of words) expect(first.error?.message).toContain(word);
		expect(first.error?.message.split(`Invoice ${bad}`)).toHaveLength(2);
		expect(first.error?.description).toContain('Mend what is named, then retry the execution');
		expect(codeOf(first)).toBe(code);
		const done = auditOf(first).filter(({ outcome }) => outcome === 'created');
		expect(new Set(done.map(({ source }) => source.id))).toContain(good);

		const changed = (await mend()) ?? {};
		const second = await books.record(events, { ...parameters, ...changed });
		expect(second.error).toBeUndefined();
		expect(new Set(results(second).map(({ outcome }) => outcome))).toEqual(new Set(['created', 'unchanged']));
		const third = await books.record(events, { ...parameters, ...changed });
		expect(Object.keys(outcomes(third))).toEqual(['unchanged']);
		expect(await books.batches()).toHaveLength(third.items.length);
	});

	test('comes back as a failed item where the flow branches', async () => {
		const { bad } = await sell();
		const events = await books.events('invoice_generated');
		const result = await books.record(events, { ...parameters, whenRefused: 'returnFailedItem' });
		expect(result.error).toBeUndefined();
		const failed = results(result).filter(isRefused);
		expect(new Set(failed.map(({ documentId }) => documentId))).toEqual(new Set([bad]));
		const [record] = failed;
		expect(record).toMatchObject({ errorCode: code, audit: { errorCode: code, source: { id: bad, record: expect.anything() } } });
		for (const word of words) expect(record?.reason).toContain(word);
	});

	test('with Continue On Fail is one error item, and nothing is thrown', async () => {
		const { bad } = await sell();
		const events = await books.events('invoice_generated');
		const result = await books.record(events, parameters, { onError: 'continueErrorOutput' });
		expect(result.error).toBeUndefined();
		expect(result.errorItems.map(({ json }) => String(json.error))).toEqual([expect.stringMatching(`^Invoice ${bad}: `)]);
		expect(results(result).some(isRefused)).toBe(false);
	});
});

describe('several refused documents', () => {
	test('are named once each, whatever number of entries they have', async () => {
		await visma().setPeriod('202601', { closedInGeneralLedger: true });
		const first = await books.subscribe();
		const second = await books.subscribe('basic-sek-yearly');
		const events = await books.events('invoice_generated');
		const { error } = await books.record(events, { options: { closedPeriods: 'refuse' } });
		expect(error?.message).toBe('2 of 2 documents were refused');
		const lines = error?.description?.split('\n') ?? [];
		const reason = 'its period is closed in Visma.net [202601]. Open the period in Visma.net (General Ledger > Financial Periods)';
		expect(lines).toEqual([
			expect.stringContaining(`Invoice ${first.invoice.id}: ${reason}`),
			expect.stringContaining(`Invoice ${second.invoice.id}: ${reason}`),
			expect.stringContaining('The others are done.'),
		]);
		expect(lines[0]?.split(reason)).toHaveLength(2);
	});

	test('in a dry run are not said to leave others done', async () => {
		await visma().setPeriod('202601', { closedInGeneralLedger: true });
		await books.subscribe();
		const events = await books.events('invoice_generated');
		const { error } = await books.record(events, { options: { closedPeriods: 'refuse', dryRun: true } });
		expect(error?.description).toMatch(/^This was a dry run: nothing is written\. .*Return It as a Failed Item/);
	});

	test('with tables that nobody touched, every document is refused with all that is missing', async () => {
		const { invoice } = await books.subscribe();
		const { cutoverDate, baseCurrency, homeCountry } = TABLES;
		const operation = { cutoverDate, baseCurrency, homeCountry } as INodeParameters;
		const { error } = await books.company.record(await books.events('invoice_generated'), operation);
		expect(error?.message).toContain(`Invoice ${invoice.id}: `);
		for (const place of ['Accounts: Receivable', 'Accounts: Deferred Revenue', 'Revenue Accounts: Domestic', 'VAT Accounts: 25 %', 'Items: pro-sek-yearly']) {
			expect(error?.message).toContain(place);
		}
	});

	test('an item that is no event is refused by its number, and the others are booked', async () => {
		const { invoice } = await books.subscribe();
		const [event] = await books.events('invoice_generated');
		const result = await books.record([{ text: 'nonsense' }, { text: JSON.stringify(event) }], { event: '={{ $json.text }}' });
		expect(result.error?.message).toBe('Event 1: It is no Chargebee event. Read the event again from Chargebee.');
		expect(auditOf(result).filter(({ outcome }) => outcome === 'created')[0]?.source.id).toBe(invoice.id);
	});
});

describe('a system that fails', () => {
	const events = async () => await books.events('invoice_generated');

	test('ends the run with what was done, and a retry does the rest', async () => {
		await books.subscribe();
		await books.subscribe('basic-sek-yearly');
		await visma().addFault({ method: 'POST', path: 'journaltransaction$', skip: 20, times: 0, effect: { type: 'rate-limit', retryAfter: 900 } });
		const stopped = await books.record(await events());
		expect(stopped.error?.message).toBe('Stopped after 2 documents: Visma.net takes no more calls for 15 minutes');
		expect(stopped.error).toMatchObject({ failure: { cause: 'rate-limited', retryAfterMs: 900_000 } });
		expect(auditOf(stopped).filter(({ outcome }) => outcome === 'created')).toHaveLength(20);
		await visma().removeFaults();
		const { unchanged, created } = outcomes(await books.record(await events()));
		expect([unchanged, created]).toEqual([20, 8]);
	});

	test('with Continue On Fail makes error items of exactly the events that are not settled', async () => {
		await books.subscribe();
		await books.subscribe('basic-sek-yearly');
		await books.subscribe('enterprise-sek-yearly');
		await visma().addFault({ method: 'POST', path: 'journaltransaction$', skip: 20, times: 0, effect: { type: 'rate-limit', retryAfter: 900 } });
		const { items, errorItems, error } = await books.record(await events(), {}, { onError: 'continueErrorOutput' });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(20);
		expect(errorItems.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 2 }]);
	});

	test('Chargebee out of order is told as such, and nothing is posted', async () => {
		await books.subscribe();
		const told = await events();
		await books.company.control.chargebee.addFault({ times: 0, effect: { type: 'rate-limit', retryAfter: 900 } });
		const { error } = await books.record(told);
		expect(error?.message).toBe('Stopped after 0 documents: Chargebee takes no more calls for 15 minutes');
		expect(await books.batches()).toEqual([]);
	});
});
