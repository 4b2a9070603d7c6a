import { ExplainedError } from '../../http';
import {
	encode,
	ensureDocument,
	isReleasedDocument,
	isSameDocument,
	lookUpDocument,
	type Plain,
	unwrap,
	type VismaDocument,
} from '../../visma';
import type { SentRequest } from '../audit';
import { bookedAsJournal } from './booked';
import { begin, noting } from './calls';
import { sidesOf, sumsThatDiffer } from './compare';
import { findDocuments } from './find';
import { releaseWanted } from './release';
import type { CustomerLedgerContext, Ending } from './run';
import type { Wanted } from './wanted';

/**
 * Brings one document to Visma.net: looks for it by its external reference, creates it unless it is there, reads it back,
 * and releases it only when its sums are those in Chargebee.
 *
 * @param creates false when it is only looked for: it was voided meanwhile
 */
export async function settleWanted(
	wanted: Wanted,
	creates: boolean,
	context: CustomerLedgerContext,
	requests: SentRequest[],
): Promise<Ending> {
	const { deps, settings } = context;
	const found = await findDocuments(deps.visma, wanted.kind, wanted.reference);
	const [there] = found;
	if (found.length > 1) return twice(found);
	if (there) return await settleFound(wanted, there, { outcome: 'unchanged' }, context, requests);
	if (!creates) return { outcome: 'skipped', reason: 'It was voided before it was created' };
	const journal = wanted.part === 'document' ? await bookedAsJournal(deps.visma, settings.site, wanted.key) : undefined;
	if (journal !== undefined) return inJournal(journal);
	return await create(wanted, context, requests);
}

async function create(wanted: Wanted, context: CustomerLedgerContext, requests: SentRequest[]): Promise<Ending> {
	const { deps, settings } = context;
	const { kind, body, reference } = wanted;
	const sent = JSON.parse(encode(body)) as Record<string, unknown>;
	const request = begin(requests, { method: 'POST', path: kind.createPath, body: sent });
	if (settings.dryRun) return { outcome: 'created', reason: 'Dry run: nothing was written' };
	const find = async () => (await findDocuments(deps.visma, kind, reference))[0];
	const ensured = await noting(request, async () => await ensureDocument(deps.visma, kind, body, { find }));
	const { number, state } = ensured;
	if (state === 'taken') return differs(wanted, ensured.document);
	if (state === 'existing') {
		const reason = 'It was there as it was sent: the reply to the creation was lost, or another execution created it meanwhile';
		return await settleFound(wanted, ensured.document, { outcome: 'created', reason }, context, requests);
	}
	Object.assign(request, { status: 201, answerId: number, attempts: ensured.attempts });
	if (state === 'number-ignored') return ignored(wanted, number);
	const others = settings.numbering === 'search' ? await findDocuments(deps.visma, kind, reference) : [];
	if (others.length > 1) return twice(others);
	const document = others[0] ?? (await lookUpDocument(deps.visma, kind, number));
	if (!document) throw vanished(wanted, number);
	return await finish(wanted, document, { outcome: 'created' }, context, requests);
}

/** A document that is there: left alone unless it is the one that is wanted. */
async function settleFound(
	wanted: Wanted,
	document: VismaDocument,
	ending: Ending,
	context: CustomerLedgerContext,
	requests: SentRequest[],
): Promise<Ending> {
	const { referenceNumber: number, status } = document;
	if (status === 'Voided') return voided(wanted, number);
	const fields = unwrap(wanted.body as { [field: string]: Plain }) as { [field: string]: Plain };
	if (!isSameDocument(wanted.kind, fields, document)) return differs(wanted, document);
	return await finish(wanted, document, ending, context, requests);
}

async function finish(
	wanted: Wanted,
	document: VismaDocument,
	ending: Ending,
	context: CustomerLedgerContext,
	requests: SentRequest[],
): Promise<Ending> {
	const { referenceNumber: number } = document;
	const status = document.status ?? '';
	const known = { ...ending, number, status };
	if (isReleasedDocument(document)) return known;
	const changes = sumsThatDiffer(wanted, document);
	if (changes.length > 0) return totalDiffers(wanted, number, status, changes);
	const { settings } = context;
	if (settings.afterCreating !== 'release' || status === 'Hold') return known;
	if (settings.dryRun) return { ...known, outcome: 'updated', reason: 'Dry run: it is there, and would be released' };
	return await releaseWanted(wanted, number, known, context, requests);
}

const twice = (found: VismaDocument[]): Ending => ({
	outcome: 'conflict',
	errorCode: 'document-twice',
	number: found.map(({ referenceNumber }) => referenceNumber).join(', '),
	reason:
		`Visma.net has it more than once, as ${found.map(({ referenceNumber }) => referenceNumber).join(' and ')}. Delete those ` +
		'that are not released until one is left, credit what was released too much, and retry.',
});

const inJournal = (journal: string): Ending => ({
	outcome: 'conflict',
	errorCode: 'booked-as-journal',
	reason: `Journal batch ${journal} books it already; nothing was created. Reverse the batches of this document, or leave it to the journals.`,
});

const differs = (wanted: Wanted, document: VismaDocument): Ending => ({
	outcome: 'conflict',
	errorCode: 'document-differs',
	number: document.referenceNumber,
	status: document.status ?? '',
	changes: sidesOf(wanted, document),
	reason:
		`${wanted.kind.noun} ${document.referenceNumber} in Visma.net has its reference or number, and another content${
			sidesOf(wanted, document).length === 0 ? ' (in its lines: accounts, VAT codes, deferral codes, terms or amounts)' : ''
		}. Nothing was written: correct the one that is wrong, or the mapping if it changed since.`,
});

const voided = ({ kind }: Wanted, number: string): Ending => ({
	outcome: 'conflict',
	errorCode: 'document-voided',
	number,
	status: 'Voided',
	reason: `${kind.noun} ${number} in Visma.net is void, and it is not in Chargebee. Nothing was written: void it in Chargebee too, or book it by hand.`,
});

const totalDiffers = ({ kind }: Wanted, number: string, status: string, changes: Ending['changes'] = []): Ending => ({
	outcome: 'conflict',
	errorCode: 'total-differs',
	number,
	status,
	changes,
	reason:
		`${kind.noun} ${number} was not released: ${changes.map(({ field, from, to }) => `its ${field} is ${from} in Visma.net and ${to} in Chargebee`).join(', ')}. ` +
		'Correct the VAT codes, tax IDs or rounding in the mapping, delete it in Visma.net and retry; or correct it there and release it by hand.',
});

const ignored = ({ kind }: Wanted, number: string): Ending => ({
	outcome: 'failed',
	errorCode: 'visma-number-ignored',
	number,
	reason:
		`Visma.net ignored the number and created ${kind.noun.toLowerCase()} ${number}, which was not released. Tick "Allow manual numbering on ` +
		'imports" on the number series, or set Numbering to Search. A retry finds it by its external reference and goes on with it.',
});

const vanished = ({ kind }: Wanted, number: string) =>
	new ExplainedError({
		message: `${kind.noun} ${number}: Visma.net said that it was created, and does not find it`,
		remedy: 'Look for it in Visma.net before you retry.',
		code: 'visma-not-found',
	});
