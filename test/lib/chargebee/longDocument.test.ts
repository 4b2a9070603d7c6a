import type { Form } from '../../../lib/chargebee';
import { completeLines } from '../../../lib/chargebee/longDocument';

const row = (line: number) => ({ line_item_id: `L${line}`, tax_amount: line });
const ALL = [1, 2, 3, 4];

/** Pages of two lines of one document; `rows` says which tax rows a page carries. */
function pages(rows: (lines: number[]) => number[], versions: () => number = () => 7) {
	const calls: Form[] = [];
	const read = async (paging: Form = {}) => {
		calls.push(paging);
		const start = Number(paging.line_items_offset ?? 0);
		const lines = ALL.slice(start, start + 2);
		return await Promise.resolve({
			id: 'INV-1',
			total: 10,
			resource_version: versions(),
			line_items: lines.map((line) => ({ id: `L${line}` })),
			line_item_taxes: rows(lines).map(row),
			line_items_next_offset: start + 2 < ALL.length ? String(start + 2) : undefined,
		});
	};
	return { read, calls };
}

describe('a document with more lines than it shows', () => {
	it.each([
		['of its own lines only', (lines: number[]) => lines],
		['of all lines', () => ALL],
	])('is whole when its pages carry the rows %s', async (_name, rows) => {
		const { read } = pages(rows);
		const whole = await completeLines(await read(), read);
		expect(whole.line_items.map(({ id }) => id)).toEqual(['L1', 'L2', 'L3', 'L4']);
		expect(whole.line_item_taxes.map((tax) => tax.tax_amount).sort()).toEqual(ALL);
		expect(whole).toMatchObject({ total: 10, line_items_next_offset: undefined });
	});

	it('is read anew when it changes meanwhile', async () => {
		let calls = 0;
		const { read } = pages((lines) => lines, () => (++calls > 1 ? 8 : 7));
		const whole = await completeLines(await read(), read);
		expect(whole).toMatchObject({ resource_version: 8, line_items_next_offset: undefined });
		expect(whole.line_items).toHaveLength(4);
	});

	it('stays as incomplete as it says when it never stops changing', async () => {
		let version = 0;
		const { read, calls } = pages((lines) => lines, () => ++version);
		const first = await read();
		expect(await completeLines(first, read)).toBe(first);
		expect(calls).toHaveLength(6);
	});

	it('is left alone when it is deleted: no call retrieves it', async () => {
		const { read, calls } = pages((lines) => lines);
		const deleted = { ...(await read()), deleted: true };
		expect(await completeLines(deleted, async (paging) => ({ ...(await read(paging)), deleted: true }))).toBe(deleted);
		expect(calls).toHaveLength(1);
	});
});
