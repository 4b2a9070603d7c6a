import type { VismaCompany } from '../company';
import { type Batch, type BatchDraft, isReleased } from './batch';
import { blankDraft, withBody } from './draft';
import { refuseOf } from './refuse';
import { check } from './rules';
import { WriteBody } from './writeBody';

const MAX_NUMBER = /^[A-Za-z0-9-]{1,15}$/;

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
	const { manualNumbering, numberSent } = company.settings.journals;
	const number = body.text('batchNumber');
	const refuse = refuseOf(company);
	if (!body.flag('overrideNumberSeries')) return company.journals.nextNumber();
	if (!manualNumbering) {
		if (numberSent === 'ignored') return company.journals.nextNumber();
		throw refuse('Manual numbering is not allowed by the numbering sequence.');
	}
	if (!number) throw refuse("'Batch Number' cannot be empty.");
	if (!MAX_NUMBER.test(number)) throw refuse(`Batch Number '${number}' does not fit the mask of the numbering sequence.`);
	if (company.journals.get(number)) throw refuse(`Batch Number '${number}' already exists in the system.`);
	return number;
}
