import { namedIn } from '../../../../lib/sync/customerLedger/work';

const names = (inputs: unknown[]) => namedIn(inputs).works.map(({ family, items }) => `${family} ${items.join()}`);

describe('the documents that items name', () => {
	it('are found in events, lists of events, parts and bare records; each once, with all items that name it', () => {
		const invoice = { id: 'I1', object: 'invoice' };
		const note = { id: 'C1', object: 'credit_note' };
		const event = { id: 'ev_1', event_type: 'credit_note_created', content: { credit_note: note, invoice } };
		expect(names([event, { invoice }, note, { id: 'month', events: [event] }, [event], { content: { credit_notes: [note, { id: 'C2' }] } }])).toEqual([
			'cb:inv:I1 0,1,3,4',
			'cb:cn:C1 0,2,3,4,5',
			'cb:cn:C2 5',
		]);
	});

	it('are in the same order whatever the order of items, invoices first', () => {
		const inputs = [{ credit_note: { id: 'A' } }, { invoice: { id: 'Z' } }, { invoice: { id: 'B' } }];
		const families = (items: unknown[]) => namedIn(items).works.map(({ family }) => family);
		expect(families(inputs)).toEqual(['cb:inv:B', 'cb:inv:Z', 'cb:cn:A']);
		expect(families([...inputs].reverse())).toEqual(families(inputs));
	});

	it('are none in what is no document', () => {
		expect(namedIn([null, 'x', 7, {}, { id: 'ev', event_type: 'plan_created', content: {} }, { invoice: {} }])).toEqual({ works: [], silent: [0, 1, 2, 3, 4, 5] });
	});
});
