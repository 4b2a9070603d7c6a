import omit from 'lodash/omit';

import type { VismaCompany } from '../company';
import { chosenNumber } from '../numbering';
import { type Refuse, refuseOf } from '../refuse';
import { WriteBody } from '../writeBody';
import type { CustomerDocument, DocumentDraft } from './document';
import { isReleased } from './document';
import { blankDraft, withBody } from './draft';
import type { Kind } from './kinds';
import { check } from './rules';

const statusOf = ({ hold }: DocumentDraft) => (hold ? 'Hold' : 'Balanced');

/** Creates a document as the caller says, under a number that the series allows. */
export function createDocument(company: VismaCompany, kind: Kind, raw: unknown): CustomerDocument {
	const settings = company.settings.receivables;
	const refuse = refuseOf(company, 'receivables');
	const body = new WriteBody(raw, settings.bareValues);
	const customer = customerOf(company, body, refuse);
	const draft = asKept(withBody(blankDraft(company, customer), body, kind, company.books, refuse), company);
	check(draft, company.books, refuse);
	const store = kind.storeOf(company);
	const number = chosenNumber(body, 'referenceNumber', settings, (taken) => Boolean(store.get(taken)), refuse);
	const now = company.localNow();
	return store.save(
		{
			...draft,
			type: kind.type,
			number: number ?? store.nextNumber(),
			status: statusOf(draft),
			applications: [],
			createdDateTime: now,
		},
		now,
	);
}

/** Changes a document that was not released yet. */
export function changeDocument(company: VismaCompany, kind: Kind, document: CustomerDocument, raw: unknown): CustomerDocument {
	const refuse = refuseOf(company, 'receivables');
	if (isReleased(document) || document.releasing) {
		throw refuse(`${kind.noun} can't be updated because it is already released.`);
	}
	const body = new WriteBody(raw, company.settings.receivables.bareValues);
	const draft = withBody(document, body, kind, company.books, refuse);
	check(draft, company.books, refuse);
	return kind.storeOf(company).save({ ...document, ...draft, status: statusOf(draft) }, company.localNow());
}

function customerOf(company: VismaCompany, body: WriteBody, refuse: Refuse) {
	const number = body.text('customerNumber');
	if (!number) throw refuse("'Customer' cannot be empty.");
	const customer = company.customers.get(number);
	if (!customer) throw refuse(`CustomerID '${number}' cannot be found in the system.`);
	if (customer.status === 'Inactive') throw refuse(`The customer status is 'Inactive'.`);
	return customer;
}

/** What the ERP makes of a new document without a word: longer references are cut, and terms dropped that nothing defers. */
function asKept(draft: DocumentDraft, { settings }: VismaCompany): DocumentDraft {
	const { keepsDeferral, referenceLength } = settings.receivables;
	const { externalReference } = draft.texts;
	const lines = draft.lines.map((line) =>
		keepsDeferral ? line : { ...line, termStartDate: undefined, termEndDate: undefined, texts: omit(line.texts, 'deferralCode') },
	);
	const texts = { ...draft.texts, ...(externalReference && { externalReference: externalReference.slice(0, referenceLength) }) };
	return { ...draft, lines, texts };
}
