import { explainBatches } from '../../../../lib/sync/journals/explain';
import { Both, settingsOf, swedish } from './both';

let both: Both;
beforeAll(async () => {
	both = await Both.open();
});
afterAll(async () => await both.stop());
beforeEach(async () => await both.reset());

const explained = async () => {
	const numbers = (await both.batches()).map(({ batchNumber }) => batchNumber);
	return await explainBatches(numbers, both, { rules: swedish() });
};

describe('a batch explained', () => {
	it('says when the document has other facts by now, which change nothing of this entry', async () => {
		const { invoice } = await both.subscribe('basic-sek-monthly');
		await both.record(await both.told('invoice_generated'), settingsOf('manual'));
		await both.edit(invoice.id, (document) => (document.exchange_rate = 0.9));
		const [issue] = await explained();
		expect(issue).toMatchObject({ agrees: true });
		expect(issue?.members[0]?.standpoint).toMatch(/^its document has other facts by now \([0-9A-Z]{6} when it was booked, [0-9A-Z]{6} now\), and comes to the same here$/);
	});

	it('of a later period than its own has that period’s first day', async () => {
		await both.subscribe('basic-sek-monthly');
		await both.record(await both.told('invoice_generated'), settingsOf('manual'));
		const [recognition] = await both.batches();
		await both.control.visma.editJournal(recognition?.batchNumber ?? '', { financialPeriod: '202603' });
		const [first] = await explained();
		expect(first).toMatchObject({ agrees: false });
		expect(first?.members[0]?.differences[0]).toBe('date: 2026-01-31 in the batch, 2026-03-01 worked out');
	});
});
