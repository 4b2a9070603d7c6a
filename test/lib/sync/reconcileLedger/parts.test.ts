import { batchNumber } from '../../../../lib/ledger';
import { partsOf } from '../../../../lib/sync/reconcileLedger/strangers';
import type { VismaJournal, VismaJournalLine } from '../../../../lib/visma';

const described = (key: string, kind: string) => `${batchNumber('nordic-test', key)} 000000 000000 ${kind} ${key}`;
const line = (accountNumber: string, debit: number, credit: number, transactionDescription: string): VismaJournalLine => ({
	accountNumber,
	debitAmountInCurrency: debit,
	creditAmountInCurrency: credit,
	transactionDescription,
});
const summary = (...lines: VismaJournalLine[]): VismaJournal => ({
	batchNumber: 'CB1',
	description: described('cb:sum:202603:SEK:-:-:1', 'summary'),
	journalTransactionLines: lines,
});
const member = (id: string) => {
	const text = described(`cb:inv:${id}:rec:202603`, 'recognition');
	return [line('2970', 100, 0, text), line('3001', 0, 100, text)];
};

describe('the parts of a summary', () => {
	test('are its entries, where nobody added anything', () => {
		const rounding = line('3740', 0, 0, '');
		expect(partsOf(summary(...member('1'), ...member('2'), rounding)).map(({ description }) => description?.slice(30))).toEqual(['recognition cb:inv:1:rec:202603', 'recognition cb:inv:2:rec:202603']);
	});

	test('are its entries, and lines that a person added to it, which are none of ours', () => {
		const added = [line('2970', 0, 40, 'Correction'), line('3001', 40, 0, '')];
		const parts = partsOf(summary(...member('1'), ...added, ...member('2')));
		expect(parts).toHaveLength(3);
		expect(parts.at(-1)).toMatchObject({ batchNumber: 'CB1', journalTransactionLines: added });
		expect(parts.at(-1)?.description).not.toMatch(/^CB/);
	});
});
