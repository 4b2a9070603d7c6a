import omit from 'lodash/omit';

import { isOpen } from '../books/periods';
import type { VismaCompany } from '../company';
import { refuseOf } from '../refuse';
import { type CustomerDocument, isReleased } from './document';
import type { Kind } from './kinds';

type ActionResult = 'Queued' | 'InProcess' | 'Failed' | 'Done';

/** Starts the release of a document: it goes on in the background, and nothing tells when it is done. */
export function release(
	company: VismaCompany,
	kind: Kind,
	document: CustomerDocument,
): { actionResult: ActionResult; errorInfo?: string } {
	const refuse = refuseOf(company, 'receivables');
	const { releaseAfter } = company.settings.receivables;
	if (document.releasing) return { actionResult: 'InProcess' };
	if (isReleased(document)) throw refuse(`${kind.noun} ${document.number} is already released.`);
	if (document.status !== 'Balanced') throw refuse(`Document Status is invalid for processing: ${document.status}.`);
	const period = company.books.periods.get(document.financialPeriod);
	if (!period || !isOpen(period)) throw refuse(`The financial period ${document.financialPeriod} is closed.`);
	document.releasing = { dueAt: company.now() + releaseAfter.seconds * 1000, readsLeft: releaseAfter.reads };
	return { actionResult: 'Queued' };
}

/** Lets time pass for a document whose release is under way: called before each read of it. */
export function settle(company: VismaCompany, kind: Kind, document: CustomerDocument): CustomerDocument {
	const { releasing } = document;
	if (!releasing) return document;
	if (company.now() < releasing.dueAt || releasing.readsLeft > 0) {
		releasing.readsLeft = Math.max(0, releasing.readsLeft - 1);
		return document;
	}
	const rest = omit(document, 'releasing');
	const status = company.settings.receivables.releaseFails ? rest.status : 'Open';
	return kind.storeOf(company).save({ ...rest, status }, company.localNow());
}
