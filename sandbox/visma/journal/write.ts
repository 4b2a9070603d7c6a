import type { VismaCompany } from '../company';
import { type Batch, type BatchDraft, isReleased } from './batch';
import { blankDraft, withBody } from './draft';
import { chosenNumber } from '../numbering';
import { refuseOf } from '../refuse';
import { check } from './rules';
import { WriteBody } from '../writeBody';

const statusOf = ({ hold }: BatchDraft) => (hold ? 'Hold' : 'Balanced');

/** Creates a batch as the caller says, under a number that the series allows. */
export function createBatch(company: VismaCompany, raw: unknown): Batch {
	const body = new WriteBody(raw, company.settings.journals.bareValues);
	const refuse = refuseOf(company);
	const draft = withBody(blankDraft(company), body, company.books, refuse);
	if (company.settings.journals.holdOnEntry) draft.hold = true;
	check(draft, company.books, refuse);
	return company.journals.save(
		{ ...draft, batchNumber: numberFor(company, body), module: 'ModuleGL', status: statusOf(draft), reversingEntry: false },
		company.localNow(),
	);
}

/** Changes a batch that was not released yet. */
export function changeBatch(company: VismaCompany, batch: Batch, raw: unknown): Batch {
	const refuse = refuseOf(company);
	if (isReleased(batch) || batch.releasing) throw refuse(`Batch ${batch.batchNumber} is released and cannot be changed.`);
	const body = new WriteBody(raw, company.settings.journals.bareValues);
	const draft = withBody(batch, body, company.books, refuse);
	check(draft, company.books, refuse);
	return company.journals.save({ ...batch, ...draft, status: statusOf(draft) }, company.localNow());
}

function numberFor(company: VismaCompany, body: WriteBody): string {
	const isTaken = (number: string) => Boolean(company.journals.get(number));
	const chosen = chosenNumber(body, 'batchNumber', company.settings.journals, isTaken, refuseOf(company));
	return chosen ?? company.journals.nextNumber();
}
