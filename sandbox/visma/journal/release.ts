import omit from 'lodash/omit';

import { isOpen } from '../books/periods';
import type { VismaCompany } from '../company';
import { type Batch, isReleased } from './batch';
import { refuseOf } from '../refuse';
import { reverseAutomatically } from './reverse';

type ActionResult = 'Queued' | 'InProcess' | 'Failed' | 'Done';

/** Starts the release of a batch, or carries it out at once. */
export function release(company: VismaCompany, batch: Batch): { actionResult: ActionResult; errorInfo?: string } {
	const refuse = refuseOf(company);
	const { releaseAfter, releaseFails } = company.settings.journals;
	if (batch.releasing) return { actionResult: 'InProcess' };
	if (isReleased(batch)) throw refuse(`Batch ${batch.batchNumber} is already released.`);
	if (batch.status !== 'Balanced') throw refuse(`Document Status is invalid for processing: ${batch.status}.`);
	const period = company.books.periods.get(batch.financialPeriod);
	if (!period || !isOpen(period)) throw refuse(`The financial period ${batch.financialPeriod} is closed.`);
	if (releaseAfter.seconds > 0 || releaseAfter.reads > 0) {
		batch.releasing = { dueAt: company.now() + releaseAfter.seconds * 1000, readsLeft: releaseAfter.reads };
		return { actionResult: 'Queued' };
	}
	if (releaseFails) return { actionResult: 'Failed', errorInfo: 'The batch could not be released.' };
	finish(company, batch);
	return { actionResult: 'Done' };
}

/** Lets time pass for a batch whose release is under way: called before each read of it. */
export function settle(company: VismaCompany, batch: Batch): Batch {
	const { releasing } = batch;
	if (!releasing) return batch;
	if (company.now() < releasing.dueAt || releasing.readsLeft > 0) {
		releasing.readsLeft = Math.max(0, releasing.readsLeft - 1);
		return batch;
	}
	const rest = omit(batch, 'releasing');
	if (!company.settings.journals.releaseFails) return finish(company, rest);
	return company.journals.save(rest, company.localNow());
}

/** Posts a batch that was released without posting. */
export function post(company: VismaCompany, batch: Batch): Batch {
	const posted = company.journals.save({ ...batch, status: 'Posted' }, company.localNow());
	if (company.settings.journals.reverseAt === 'post') reverseAutomatically(company, posted);
	return posted;
}

function finish(company: VismaCompany, batch: Batch): Batch {
	if (company.settings.journals.postOnRelease) return post(company, batch);
	return company.journals.save({ ...batch, status: 'Unposted' }, company.localNow());
}
