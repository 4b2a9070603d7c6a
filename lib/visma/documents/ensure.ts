import { attempt } from '../../attempt';
import { ExplainedError, RequestError } from '../../http';
import type { Body, VismaClient } from '../client';
import { isRefusal } from '../explain';
import type { VismaDocument } from '../types/document';
import { type Plain, unwrap } from '../wrap';
import { lookUpDocument } from './get';
import type { DocumentKind } from './kinds';
import { listDocuments } from './list';
import { isSameDocument } from './same';

/** How a document that was to be created stands now. */
export type EnsuredDocument =
	| { state: 'created'; number: string; attempts: number }
	/** Visma.net ignored the number that was sent: the number series takes none. */
	| { state: 'number-ignored'; number: string; attempts: number }
	/** It was there already, made by an earlier call whose reply was lost or by an execution that is retried. */
	| { state: 'existing'; number: string; document: VismaDocument }
	/** The number, or the reference by which it was to be found, belongs to another document. */
	| { state: 'taken'; number: string; document: VismaDocument };

export interface EnsureOptions {
	/** Look for the customer's document with the same external reference. */
	byReference?: boolean;
	/** The caller's way to find it, for one who looked already: used after a call that may have been carried out. */
	find?: () => Promise<VismaDocument | undefined>;
}

type Fields = { [field: string]: Plain | undefined };

const textOf = (value: Plain | undefined) => (typeof value === 'string' ? value : '');

/**
 * Creates a document unless it is there. What has a number of the caller's own is looked up when Visma.net refuses it, or
 * nobody knows what became of the call. Without one, `byReference` looks for the customer's document with the same
 * external reference first: weaker, since two executions at once may both find nothing. `find` is asked after the call.
 *
 * @throws RequestError when Visma.net refuses the document, or cannot be reached; `outcomeUnknown` when it may exist
 */
export async function ensureDocument(
	client: VismaClient,
	kind: DocumentKind,
	body: Body,
	{ byReference = false, find: findOther }: EnsureOptions = {},
): Promise<EnsuredDocument> {
	const fields = unwrap(body as Fields) as Fields;
	const own = fields.overrideNumberSeries === true ? textOf(fields.referenceNumber) : '';
	const find = async () => {
		const numbered = own === '' ? undefined : await lookUpDocument(client, kind, own);
		const known = numbered ?? (await findOther?.());
		return known ?? (byReference && own === '' ? await findByReference(client, kind, fields) : undefined);
	};
	const before = own === '' && !findOther ? await find() : undefined;
	if (before) return found(kind, fields, before);

	const created = await attempt(async () => await client.post(kind.createPath, body));
	if (created.ok) {
		const { key, attempts } = created.value;
		if (key === undefined) throw numberMissing(kind);
		return { state: own !== '' && key !== own ? 'number-ignored' : 'created', number: key, attempts };
	}
	const { error } = created;
	const mayExist = isRefusal(error) || (error instanceof RequestError && error.outcomeUnknown);
	const document = mayExist ? await find() : undefined;
	if (!document) throw error;
	return found(kind, fields, document);
}

function found(kind: DocumentKind, fields: Fields, document: VismaDocument): EnsuredDocument {
	const state = isSameDocument(kind, fields, document) ? 'existing' : 'taken';
	return { state, number: document.referenceNumber, document };
}

async function findByReference(client: VismaClient, kind: DocumentKind, fields: Fields): Promise<VismaDocument | undefined> {
	const [externalReference, customer] = [textOf(fields.externalReference), textOf(fields.customerNumber)];
	if (externalReference === '' || customer === '') return undefined;
	const documents = await listDocuments(client, kind, { externalReference, customer });
	const alive = documents.filter(({ status }) => status !== 'Voided');
	const [listed] = alive.filter((document) => document.externalReference === externalReference);
	// A list leaves parts out that the comparison needs.
	return listed && (await lookUpDocument(client, kind, listed.referenceNumber));
}

const numberMissing = ({ noun }: DocumentKind) =>
	new ExplainedError({
		message: `${noun}: Visma.net created it and did not say under which number`,
		remedy: 'Look for it in Visma.net by its customer and reference before you retry: a retry may create it twice.',
		code: 'visma-number-missing',
	});
