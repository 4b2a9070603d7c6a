import { attempt } from '../../attempt';
import { ChargebeeError, type ChargebeeInvoice, findInvoices, type Form, listComments } from '../../chargebee';
import type { Change, SentRequest } from '../audit';
import { isOlder } from '../customers/version';
import { decide, type Decision, skipOlder } from './decide';
import { invoiceForm } from './forms';
import { dayOf, type MappedDocument } from './map/map';
import { shown } from './money';
import { maybeSurpassed, noteOf, seenSince } from './note';
import type { Work } from './queue';
import type { Ending, InvoiceSyncRun } from './run';
import { DRY_RUN, refused } from './settle';
import type { Standing } from './standing';
import { idAfter } from './standings';
import { change } from './write/change';
import { importDocument } from './write/importDocument';
import { recordPayments } from './write/payments';

/** Brings one invoice to what Visma says. */
export async function settleInvoice(
	run: InvoiceSyncRun,
	work: Work,
	standing: Standing,
	requests: SentRequest[],
): Promise<Ending> {
	const { current } = standing;
	const decision = decide(work.wanted, current, run.settings);
	const older = current && mustBeNewest(decision) ? await ifOlder(run, work, current) : undefined;
	if (older) return older;
	const ending = withLeftDue(await carryOut(run, work, decision, standing, requests), work);
	const id = ending.id ?? current?.id;
	return id === undefined || id === work.subject.id ? ending : { ...ending, id };
}

/** How it ends where Chargebee was told of a newer version since the import. */
async function ifOlder(run: InvoiceSyncRun, { wanted: { seen } }: Work, current: ChargebeeInvoice): Promise<Ending | undefined> {
	if (run.isFresh || !maybeSurpassed(seen, current)) return undefined;
	const told = seenSince(await listComments(run.client, 'invoice', current.id));
	return isOlder(seen, told) ? skipOlder(seen, told).ending : undefined;
}

/** Says what nobody will pay: a cash discount, a small balance. */
function withLeftDue(ending: Ending, { wanted: { mapped } }: Work): Ending {
	const { leftDue = 0, exponent = 0, currency = '' } = mapped ?? {};
	if (leftDue === 0 || (ending.outcome !== 'created' && ending.outcome !== 'updated')) return ending;
	const said =
		`${shown(leftDue, exponent)} ${currency} that Visma.net settled without a payment (cash discount, small balance) stay due in ` +
		'Chargebee; the option Cash Discounts records them';
	return { ...ending, reason: ending.reason === undefined ? said : `${ending.reason}. ${said}` };
}

/** What changes something, or tells people of a contradiction, must not come from an old copy. */
function mustBeNewest(decision: Decision): boolean {
	if (decision.do === 'nothing') return decision.ending.outcome === 'conflict' && !decision.final;
	return decision.do === 'void' || decision.do === 'replace' || (decision.do === 'change' && decision.details !== undefined);
}

async function carryOut(
	run: InvoiceSyncRun,
	work: Work,
	decision: Decision,
	standing: Standing,
	requests: SentRequest[],
): Promise<Ending> {
	const { current, freeId } = standing;
	const { mapped } = work.wanted;
	switch (decision.do) {
		case 'nothing':
			return decision.ending;
		case 'refuse':
			return refused(decision.faults);
		case 'import':
			return mapped ? await bringIn(run, work, mapped, standing, requests) : refused(work.wanted.faults);
		case 'void':
			if (current) await voidIt(run, work, current, requests);
			return { outcome: 'updated', ...dryRun(run), changes: decision.changes };
		case 'replace':
			if (current) await voidIt(run, work, current, requests);
			if (mapped) await importDocument(run, work, formOf(run, work, mapped, freeId), requests);
			return { outcome: 'updated', ...dryRun(run), changes: decision.changes, id: freeId };
		case 'change':
			return current && mapped ? await changeIt(run, work, decision, { ...standing, current, mapped }, requests) : refused(work.wanted.faults);
	}
}

async function bringIn(
	run: InvoiceSyncRun,
	work: Work,
	mapped: MappedDocument,
	standing: Standing,
	requests: SentRequest[],
): Promise<Ending> {
	const { freeId: id } = standing;
	const form = formOf(run, work, mapped, id);
	const done = await attempt(async () => await importDocument(run, work, form, requests));
	const created: Ending = { outcome: 'created', ...dryRun(run), changes: changesOf(form), id };
	if (done.ok) return created;
	if (!(done.error instanceof ChargebeeError && done.error.apiErrorCode === 'duplicate_entry')) throw done.error;
	// Somebody imported it after it was looked for: it is compared like any other that exists.
	const current = (await findInvoices(run.client, [id])).get(id);
	if (!current) throw done.error;
	const there = { ...standing, current, freeId: idAfter(work.subject.id, id) };
	const ending = await settleInvoice(run, work, there, requests);
	if (ending.outcome !== 'unchanged' || !done.error.outcomeUnknown) return ending;
	return { ...created, reason: 'The reply to the import was lost; the invoice is there as it was sent' };
}

async function changeIt(
	run: InvoiceSyncRun,
	work: Work,
	{ details, changes, payments }: Extract<Decision, { do: 'change' }>,
	present: Standing & { current: ChargebeeInvoice; mapped: MappedDocument },
	requests: SentRequest[],
): Promise<Ending> {
	const { current, mapped } = present;
	const comment = noteOf(work.subject.number, work.wanted.seen);
	if (details) {
		const form = { ...details, comment };
		const state = current.resource_version ?? 'present';
		await change(run, { id: current.id, verb: 'update_details', form, scope: run.executionId, state }, requests);
	}
	const paid = payments ? await recordPayments(run, mapped, present, comment, requests) : undefined;
	// Payments of an old copy are true, so they are recorded without a look at its age; what they contradict needs one.
	if (paid?.outcome === 'conflict') return (await ifOlder(run, work, current)) ?? paid;
	const all = [...changes, ...(paid?.changes ?? [])];
	return all.length === 0 ? { outcome: 'unchanged', changes: all } : { outcome: 'updated', ...dryRun(run), changes: all };
}

async function voidIt(run: InvoiceSyncRun, work: Work, current: ChargebeeInvoice, requests: SentRequest[]): Promise<void> {
	const form = { comment: noteOf(work.subject.number, work.wanted.seen) };
	const state = current.resource_version ?? 'present';
	await change(run, { id: current.id, verb: 'void', form, scope: run.executionId, state }, requests);
}

function formOf(run: InvoiceSyncRun, { subject, wanted }: Work, mapped: MappedDocument, id: string): Form {
	const { settings, clock } = run;
	const today = dayOf(Math.floor(clock() / 1000), settings.timeZone);
	return invoiceForm(id, mapped, { settings, number: subject.number, seen: wanted.seen, today });
}

const dryRun = ({ settings }: InvoiceSyncRun) => (settings.dryRun ? DRY_RUN : {});

export const changesOf = (form: Form): Change[] =>
	Object.entries(form)
		.filter(([field, value]) => value !== undefined && !field.startsWith('notes'))
		.map(([field, to]) => ({ field, from: '', to: String(to) }));
