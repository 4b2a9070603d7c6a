import type { LedgerEvent } from '../../../../lib/ledger';
import { Sources } from '../../../../lib/sync/journals/report/sources';

const invoice = {
	id: 'INV-1',
	customer_id: 'VN-10001',
	resource_version: 7,
	line_items: [{ id: 'li_1', subscription_id: 'sub_1' }, { id: 'li_2', subscription_id: 'sub_2' }, { id: 'li_3' }],
};
const event = { id: 'ev_1', event_type: 'invoice_generated', occurred_at: 1, content: { invoice } } as unknown as LedgerEvent;

describe('Where a document comes from', () => {
	it('tells customer and subscriptions, so that its audit record is found by them', () => {
		const sources = new Sources([event], ['invoice']);
		expect(sources.of('cb:inv:INV-1')).toEqual({ events: [0], version: '7', customer: 'VN-10001', subscriptions: ['sub_1', 'sub_2'] });
	});

	it('tells them of a document that was read since, too', () => {
		const sources = new Sources([event], ['invoice']);
		const later = { ...event, id: 'ev_2', content: { invoice: { id: 'INV-2', customer_id: 'VN-10002' } } } as unknown as LedgerEvent;
		sources.add([later]);
		expect(sources.of('cb:inv:INV-2')).toEqual({ events: [0], version: '', customer: 'VN-10002' });
	});
});
