import { isOpen } from '../books/periods';
import type { VismaCompany } from '../company';
import type { Batch } from './batch';

/** The mirror of a batch: sides swapped, everything else the same. */
const mirrored = ({ lines }: Batch) =>
	lines.map((line) => ({
		...line,
		debit: line.credit,
		credit: line.debit,
		baseDebit: line.baseCredit,
		baseCredit: line.baseDebit,
	}));

const hasMirror = (company: VismaCompany, { batchNumber }: Batch) =>
	company.journals.all().some((batch) => batch.reversingEntry && batch.originalBatchNumber === batchNumber);

/** What the ERP does with an auto-reversing batch: its mirror on the first day of the next period, once. */
export function reverseAutomatically(company: VismaCompany, batch: Batch): void {
	const next = company.books.periods.after(batch.financialPeriod);
	if (!batch.autoReversing || !next || hasMirror(company, batch)) return;
	company.journals.save(
		{
			...batch,
			batchNumber: company.journals.nextNumber(),
			status: isOpen(next) ? batch.status : 'Balanced',
			hold: false,
			transactionDate: next.firstDay,
			financialPeriod: next.id,
			autoReversing: false,
			reversingEntry: true,
			originalBatchNumber: batch.batchNumber,
			lines: mirrored(batch),
		},
		company.localNow(),
	);
}

/** What a person does with Reverse in the ERP: a counter-batch in the same period, released at once. */
export function reverseByHand(company: VismaCompany, batch: Batch): Batch {
	return company.journals.save(
		{
			...batch,
			batchNumber: company.journals.nextNumber(),
			autoReversing: false,
			originalBatchNumber: batch.batchNumber,
			lines: mirrored(batch),
		},
		company.localNow(),
	);
}
