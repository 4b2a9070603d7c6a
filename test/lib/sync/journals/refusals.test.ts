import { createCustomer } from '../../../../lib/chargebee';
import { batchNumber } from '../../../../lib/ledger';
import { Both, NUMBERINGS, outcomes, refusedOf, settingsOf, swedish, wanted, type Wish } from './both';

let both: Both;
beforeAll(async () => {
	both = await Both.open();
});
afterAll(async () => await both.stop());

const ACCOUNTS = swedish().accounts;
const POST = { method: 'POST', path: '^/v2/journaltransaction$' };

describe.each(NUMBERINGS)('what is refused, numbering %s', (numbering) => {
	beforeEach(async () => await both.reset(numbering));
	const settings = (wish: Wish = {}) => settingsOf(numbering, wish);
	const isManual = numbering === 'manual';

	/** Two invoices, of which the rules refuse one; then the rules are mended. */
	async function refusesOne(code: string, faulty: Wish, mended: Wish, words: RegExp[]): Promise<void> {
		const events = await both.told('invoice_generated');
		const run = await both.record(events, settings(faulty));
		const refused = refusedOf(run);
		expect([...new Set(refused.map(({ errorCode }) => errorCode))]).toEqual([code]);
		for (const word of words) expect(refused[0]?.reason).toMatch(word);
		expect(refused[0]?.audit.source).toMatchObject({ system: 'chargebee', type: 'invoice', record: [{ event_type: 'invoice_generated' }] });
		const documents = new Set(run.results.filter(({ outcome }) => outcome === 'created').map(({ documentId }) => documentId));
		expect(documents.size).toBe(1);
		expect(documents.has(refused[0]?.documentId ?? '')).toBe(false);
		const retried = await both.record(events, settings(mended));
		expect([refusedOf(retried), retried.stoppedBy]).toEqual([[], undefined]);
		expect(await both.ledger()).toEqual(wanted(events, mended.rules ?? swedish()));
	}

	it('an unmapped item names the document, the rule and the remedy; the other document is posted', async () => {
		await both.subscribe();
		await both.subscribe('basic-sek-monthly');
		const rules = (...items: string[]) => {
			const rows = items.map((item) => [item, { recognition: 'daily' }]);
			return { rules: swedish({ unmappedItems: 'refuse', items: Object.fromEntries(rows) }) };
		};
		const words = [/^Invoice \S+: .*basic-sek-monthly/, /items\.basic-sek-monthly/];
		await refusesOne('item-unmapped', rules('pro-sek-yearly'), rules('pro-sek-yearly', 'basic-sek-monthly'), words);
	});

	it('an unmapped VAT rate', async () => {
		await both.subscribe();
		await createCustomer(both.chargebee, { id: 'F', 'billing_address[country]': 'FI' }, { idempotencyKey: 'F' });
		await both.live('create', { customerId: 'F', items: [{ item_price_id: 'basic-sek-monthly' }] });
		const tax = { ...swedish().tax, '25.5': '2611' };
		await refusesOne('tax-unmapped', {}, { rules: swedish({ tax }) }, [/^Invoice \S+: /, /25\.5/]);
	});

	it('an account that takes no manual entries, is inactive, or is not there', async () => {
		const rules = (revenue: string) => ({ rules: swedish({ items: { 'basic-sek-monthly': { revenue } } }) });
		await both.subscribe();
		await both.subscribe('basic-sek-monthly');
		const cases = [
			['account-no-manual-entry', '2440', /Allow manual entry/],
			['account-inactive', '3099', /Activate it/],
			['account-unknown', '3999', /Create it/],
		] as const;
		for (const [code, account, remedy] of cases) {
			const words = [/^Invoice \S+, entries cb:inv:\S+ to cb:inv:\S+ \(2\): /, new RegExp(`account ${account} \\(rule items.basic-sek-monthly.revenue\\)`), remedy];
			const run = await both.record(await both.told('invoice_generated'), settings({ ...rules(account), horizon: '202602' }));
			expect(refusedOf(run).map(({ errorCode }) => errorCode)).toContain(code);
			for (const word of words) expect(refusedOf(run)[0]?.reason).toMatch(word);
			expect(run.results.filter(({ reason }) => reason?.startsWith('waits for')).length).toBeGreaterThan(0);
		}
		const { journals } = await both.control.visma.state();
		const accounts = new Set(journals.flatMap(({ journalTransactionLines }) => journalTransactionLines).map(({ accountNumber }) => accountNumber));
		expect([...accounts].sort()).toEqual(['1510', '2611', '2970', '3001']);
		await refusesOne('account-inactive', rules('3099'), rules('3050'), [/accounts|items/]);
	});

	it('a closed period, where closed periods are refused', async () => {
		await both.subscribe('basic-sek-monthly');
		await both.at('2026-02-20T10:00:00Z');
		await both.close('202601');
		const late = (await both.told('invoice_generated')).slice(0, 1);
		await both.subscribe();
		const events = [...late, ...(await both.told('invoice_generated')).slice(-1)];
		const run = await both.record(events, settings({ closedPeriods: 'refuse' }));
		expect(refusedOf(run)[0]).toMatchObject({ outcome: 'conflict', errorCode: 'period-closed', reason: expect.stringContaining('202601') });
		expect(outcomes(run).created).toBe(14);
		await both.control.visma.setPeriod('202601', { closedInGeneralLedger: false });
		expect(refusedOf(await both.record(events, settings({ closedPeriods: 'refuse' })))).toEqual([]);
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
	});

	it('a currency without a rate in Visma.net names the currency and the remedy', async () => {
		await both.subscribe();
		await both.subscribe('basic-jpy-monthly');
		const currencies = { JPY: { exponent: 0, precision: 0 } };
		const events = await both.told('invoice_generated');
		const run = await both.record(events, settings({ rules: swedish({ currencies }) }));
		expect(refusedOf(run)[0]).toMatchObject({ errorCode: 'visma-no-rate', reason: expect.stringMatching(/currency JPY.*Currency Rates/) });
		expect(outcomes(run).created).toBe(14);
	});

	it('an issue that Visma refuses keeps the rest of its document back, and nothing else', async () => {
		const { invoice } = await both.subscribe();
		await both.subscribe('basic-sek-monthly');
		const events = await both.told('invoice_generated');
		const body = { message: 'VismaId: 6d6a7f6e-0000-4000-8000-000000000001. The batch is on strike.' };
		await both.control.visma.addFault({ ...POST, effect: { type: 'error-before', status: 400, body } });
		const run = await both.record(events, settings());
		const [refused] = refusedOf(run);
		expect(refused).toMatchObject({ errorCode: 'visma-refused', reason: expect.stringMatching(/on strike.*VismaId/) });
		const key = `cb:inv:${refused?.documentId}:issue`;
		const rest = run.results.filter(({ documentId, outcome }) => documentId === refused?.documentId && outcome === 'skipped');
		expect(rest.length).toBe(refused?.documentId === invoice.id ? 13 : 2);
		expect(rest.every(({ reason }) => reason === `waits for ${key}`)).toBe(true);
		expect(outcomes(run).created).toBe(refused?.documentId === invoice.id ? 3 : 14);
		expect(refusedOf(await both.record(events, settings()))).toEqual([]);
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
	});

	it('a release that Visma refuses keeps the rest back; a retry releases the batch and goes on', async () => {
		await both.control.visma.settings({ journals: { releaseFails: true } });
		await both.subscribe();
		const events = await both.told();
		const run = await both.record(events, settings());
		expect(refusedOf(run)).toMatchObject([{ errorCode: 'visma-release-refused', batchNumber: expect.any(String) }]);
		expect(await both.ledger()).toEqual({});
		await both.control.visma.settings({ journals: { releaseFails: false } });
		expect(refusedOf(await both.record(events, settings()))).toEqual([]);
		expect(await both.batches()).toHaveLength(14);
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
	});

	it('a release that takes longer than the run may wait is left to Visma, and found done later', async () => {
		await both.control.visma.settings({ journals: { releaseAfter: { reads: 40 } } });
		await both.subscribe('basic-sek-monthly');
		const events = await both.told();
		const run = await both.record(events, settings({ releaseBudgetMs: 1000 }));
		expect(refusedOf(run)).toMatchObject([{ errorCode: 'visma-release-pending' }]);
		await both.control.visma.settings({ journals: { releaseAfter: { reads: 0 } } });
		for (let again = 1; again <= 60 && outcomes(await both.record(events, settings({ releaseBudgetMs: 60_000 }))).failed; again++);
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
	});

	it('periods that are no calendar months refuse the run before anything is written', async () => {
		await both.control.visma.settings({ financialYear: { periods: '445' } });
		await both.subscribe();
		await expect(both.record(await both.told(), settings())).rejects.toMatchObject({
			name: 'LedgerError',
			faults: expect.arrayContaining([expect.objectContaining({ code: 'period-not-calendar-month' })]),
		});
		expect(await both.batches()).toEqual([]);
	});

	it('entries of periods that do not exist yet wait, and are posted when they do', async () => {
		await both.control.visma.settings({ financialYear: { lastYear: 2026 } });
		await both.subscribe();
		const events = await both.told();
		const run = await both.record(events, settings());
		expect([refusedOf(run), outcomes(run).created]).toEqual([[], 13]);
		expect(run.results.find(({ key }) => key?.endsWith('rec:202701'))).toMatchObject({ outcome: 'skipped', reason: expect.stringMatching(/^waiting: period 202701 is missing/) });
		await both.control.visma.settings({ financialYear: { lastYear: 2027 } });
		expect(outcomes(await both.record(events, settings()))).toMatchObject({ created: 1, unchanged: 13 });
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
	});

	it('faulty rules and settings are refused before any call, each with its place', async () => {
		const rules = swedish({ accounts: { ...ACCOUNTS, deferred: '' }, timeZone: 'Mars/Olympus' });
		await both.control.chargebee.clearRequests();
		const faulty = both.record(await both.told(), settings({ rules, descriptionLength: 20, horizon: '2026-01', numberLength: 9 }));
		const places = ['timeZone', 'descriptionLength', 'horizon', ...(isManual ? ['numberLength'] : [])];
		await expect(faulty).rejects.toMatchObject({ faults: expect.arrayContaining(places.map((rule) => expect.objectContaining({ rule }))) });
		expect(await both.calls()).toEqual([]);
	});

	it('rules of another company are refused: base currency and ledger are looked at', async () => {
		await both.subscribe();
		const events = await both.told();
		const wrong = both.record(events, settings({ rules: swedish({ baseCurrency: 'NOK' }), ledger: '2' }));
		await expect(wrong).rejects.toMatchObject({ faults: [{ rule: 'baseCurrency' }, { rule: 'ledger' }] });
		await expect(both.record(events, settings({ ledger: '7' }))).rejects.toMatchObject({ faults: [{ rule: 'ledger' }] });
		expect(refusedOf(await both.record(events, settings({ ledger: '1' })))).toEqual([]);
	});

	it('events that move no money are skipped, with the reason', async () => {
		await both.live('create', { customerId: 'A', items: [{ item_price_id: 'pro-sek-yearly' }], trialDays: 14 });
		const run = await both.record(await both.told(), settings());
		expect(run.results.every(({ outcome, documentType }) => outcome === 'skipped' && documentType === 'event')).toBe(true);
		expect(run.results.map(({ reason }) => reason)).toContain('subscription_created carries no document that moves money');
	});

	it('a document that came from Visma is not booked back', async () => {
		const { invoice } = await both.subscribe();
		const rules = swedish({ invoiceIdPrefix: invoice.id.slice(0, 1) });
		const run = await both.record(await both.told('invoice_generated'), settings({ rules }));
		expect(run.results).toMatchObject([{ outcome: 'skipped', reason: expect.stringContaining('came from Visma.net') }]);
	});

	it('a system that fails before anything is known stops the run without results', async () => {
		await both.subscribe();
		const events = await both.told();
		await both.control.visma.addFault({ method: 'GET', times: 0, effect: { type: 'down' } });
		expect(await both.record(events, settings())).toMatchObject({ results: [], interrupted: [], stoppedBy: { name: 'ConnectionError' } });
	});

	it('a rate limit beyond the budget stops the run and says what was done', async () => {
		await both.subscribe();
		const events = await both.told();
		await both.control.visma.addFault({ ...POST, skip: 4, times: 0, effect: { type: 'rate-limit', retryAfter: 3000 } });
		const run = await both.record(events, settings());
		expect(run.stoppedBy).toMatchObject({ name: 'RateLimitError' });
		expect(run.interrupted.map(({ errorCode }) => errorCode)).toContain('rate-limited');
		await both.control.visma.removeFaults();
		expect(refusedOf(await both.record(events, settings()))).toEqual([]);
		expect(await both.batches()).toHaveLength(14);
		expect(await both.ledger()).toEqual(wanted(events, swedish()));
	});
});

describe('numbers of our own', () => {
	beforeEach(async () => await both.reset('manual'));

	it('that belong to something else are a collision: nothing of the document is posted, others are', async () => {
		const { invoice } = await both.subscribe();
		const events = await both.told('invoice_generated');
		const { results } = await both.record(events, settingsOf('manual', { horizon: '202601' }));
		const first = results.find(({ key }) => key?.endsWith(':issue'));
		await both.control.visma.editJournal(first?.batchNumber ?? '', { description: 'mine' });
		expect(first?.batchNumber).toBe(batchNumber('nordic-test', `cb:inv:${invoice.id}:issue`));
		await both.subscribe('basic-sek-monthly');
		const run = await both.record(await both.told('invoice_generated'), settingsOf('manual'));
		expect(refusedOf(run)).toMatchObject([{ errorCode: 'batch-number-collision', documentId: invoice.id }]);
		expect(refusedOf(run)[0]?.reason).toMatch(/description is "mine".*put it back/);
		expect(outcomes(run)).toEqual({ failed: 1, created: 3 });
	});

	it.each([12, 13, 15])('of %i characters are found again', async (numberLength) => {
		await both.subscribe();
		const events = await both.told();
		await both.record(events, settingsOf('manual', { numberLength }));
		expect((await both.batches()).every((batch) => batch.batchNumber.length === numberLength)).toBe(true);
		expect(outcomes(await both.record(events, settingsOf('manual', { numberLength })))).toEqual({ unchanged: 14, skipped: 2 });
	});
});
