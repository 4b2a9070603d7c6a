import { omit } from 'lodash';

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
import { sumsThatDiffer } from './compare';
import { altered, differs, ignored, inJournal, totalDiffers, twice, unfindable, vanished, voided, voidOnBothSides } from './endings';
import { findDocuments } from './find';
import { releaseWanted } from './release';
import type { CustomerLedgerContext, Ending } from './run';
import type { Wanted } from './wanted';

type Fields = { [field: string]: Plain };

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
	if (there?.status === 'Voided' && !creates) return voidOnBothSides(wanted, there.referenceNumber);
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
	request.attempts = 1;
	if (state === 'taken') return differs(wanted, ensured.document);
	if (state === 'existing') {
		const reason = 'It was there as it was sent: the reply to the creation was lost, or another execution created it meanwhile';
		return await settleFound(wanted, ensured.document, { outcome: 'created', reason }, context, requests);
	}
	Object.assign(request, { status: 201, answerId: number, attempts: ensured.attempts });
	if (state === 'number-ignored') return ignored(wanted, number);
	const others = settings.numbering === 'search' ? await findDocuments(deps.visma, kind, reference) : [];
	if (others.length > 1) return twice(others);
	if (others.length === 0 && settings.numbering === 'search') throw unfindable(wanted, number);
	const document = others[0] ?? (await lookUpDocument(deps.visma, kind, number));
	if (!document) throw vanished(wanted, number);
	// Without its deferral functionality Visma.net would drop the term, and earn a year at once.
	if (!isAsSent(wanted, document)) return altered(wanted, document);
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
	if (!isAsSent(wanted, document)) return differs(wanted, document);
	return await finish(wanted, document, ending, context, requests);
}

/** Chargebee lets people change the order number of an issued document; nothing is booked by it. */
const isAsSent = ({ kind, body }: Wanted, document: VismaDocument) =>
	isSameDocument(kind, omit(unwrap(body as Fields) as Fields, 'customerRefNumber'), document);

async function finish(
	wanted: Wanted,
	document: VismaDocument,
	ending: Ending,
	context: CustomerLedgerContext,
	requests: SentRequest[],
): Promise<Ending> {
	const { referenceNumber: number } = document;
	const status = document.status ?? '';
	const { exchangeRate } = document;
	const isForeign = typeof exchangeRate === 'number' && exchangeRate !== 1;
	const known = { ...ending, number, status, ...(isForeign ? { exchangeRate } : {}) };
	if (isReleasedDocument(document)) return known;
	const changes = sumsThatDiffer(wanted, document);
	if (changes.length > 0) return totalDiffers(wanted, number, status, changes);
	const { settings } = context;
	if (settings.afterCreating !== 'release') return known;
	if (status === 'Hold') return { ...known, reason: `${wanted.kind.noun} ${number} is on hold in Visma.net, and waits for a person` };
	if (settings.dryRun) return { ...known, outcome: 'updated', reason: 'Dry run: it is there, and would be released' };
	return await releaseWanted(wanted, number, known, context, requests);
}
