import type { PreviewItem } from '../../../nodes/VismaNet/actions/journalTransaction/previewDocument/item';
import { Books } from '../recordEvents/books';
import { picked } from '../recordEvents/rules';
import type { NodeResult } from '../runNode';
import { reading } from './reading';

let books: Books;
beforeAll(async () => {
	books = await Books.open();
});
afterAll(async () => await books.company.close());
beforeEach(async () => await books.reset());

const previews = ({ items, error }: NodeResult) => {
	expect([error?.message, error?.description]).toEqual([undefined, undefined]);
	return items.map(({ json }) => json as unknown as PreviewItem);
};

describe('Journal Transaction: Preview Document', () => {
	test('shows what an invoice would be booked as and why, and what is booked already', async () => {
		const { invoice } = await books.subscribe();
		const parameters = { previewOf: 'invoice', documentId: invoice.id };
		const [before] = previews(await reading(books, 'previewDocument', parameters));
		expect(before).toMatchObject({ documentType: 'invoice', documentId: invoice.id });
		expect(before?.entries.map(({ outcome }) => outcome)).toEqual(Array(14).fill('created'));
		expect(before?.text).toContain('would be booked');
		expect(before?.text).toContain('Debit 12487.50 on 1511');
		expect(before?.text).toContain('account: Accounts: Receivable; subaccount: Options: Default Subaccount');
		await books.record(await books.events('invoice_generated'));
		const [after] = previews(await reading(books, 'previewDocument', parameters));
		expect(after?.entries.map(({ outcome }) => outcome)).toEqual(Array(14).fill('unchanged'));
		expect(after?.text).toContain('is booked already');
	});

	test('shows every document of an event, and why one would be refused', async () => {
		await books.subscribe('basic-sek-yearly');
		const items = await books.events('invoice_generated');
		const [refused] = previews(await reading(books, 'previewDocument', { previewOf: 'event', conditions: {} }, { items }));
		expect(refused?.entries).toMatchObject([{ outcome: 'failed', errorCode: 'item-unmapped' }]);
		expect(refused?.text).toContain('would be refused');
	});

	test('names the rules that cannot be used', async () => {
		const { error } = await reading(books, 'previewDocument', { previewOf: 'invoice', documentId: 'x', baseCurrency: picked('NOK') });
		expect(error?.message).toContain('Base Currency');
	});
});
