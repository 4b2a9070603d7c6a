import type { FastifyInstance, FastifyRequest } from 'fastify';
import mergeWith from 'lodash/mergeWith';
import { z } from 'zod';

import type { Account } from '../seed/accounts';
import { Refusal } from '../server/refusal';
import type { VismaCompany } from './company';
import { balances } from './journal/balances';
import { type Batch, STATUSES } from './journal/batch';
import { batchDto } from './journal/dto';
import { post } from './journal/release';
import { reverseAutomatically, reverseByHand } from './journal/reverse';

const keyParams = z.object({ key: z.string() });
const keyOf = (request: FastifyRequest) => keyParams.parse(request.params).key;

const periodPatch = z
	.object({
		active: z.boolean(),
		closedInGeneralLedger: z.boolean(),
		/** Not while a batch of the period waits for its release: what the ERP's own page asks of who closes one. */
		onlyReleased: z.boolean(),
	})
	.partial()
	.strict();
const accountPatch = z.custom<Partial<Account>>((body) => typeof body === 'object' && body !== null);
const batchPatch = z
	.object({
		status: z.enum(STATUSES),
		hold: z.boolean(),
		description: z.string(),
		module: z.string(),
		transactionDate: z.string(),
		financialPeriod: z.string(),
	})
	.partial()
	.strict();
const balanceQuery = z.object({ includeUnreleased: z.string().optional(), bySubaccount: z.string().optional() });

function batchOf(company: VismaCompany, request: FastifyRequest): Batch {
	const batch = company.journals.get(keyOf(request));
	if (!batch) throw new Refusal(404, { message: `No batch ${keyOf(request)}` });
	return batch;
}

/** Closing a period is when some companies have their auto-reversing batches mirrored. */
function reverseWhatIsDue(company: VismaCompany, period: string): void {
	for (const batch of company.journals.all()) {
		if (batch.financialPeriod === period && batch.status === 'Posted') reverseAutomatically(company, batch);
	}
}

/** What a person does to batches, periods and accounts in the ERP, and the balances of its ledger. */
export function journalControls(app: FastifyInstance, company: VismaCompany): void {
	const shown = (batch: Batch) => batchDto(batch, company.books);
	app.put('/journals/:key', async (request) => {
		const patch = batchPatch.parse(request.body);
		const batch = batchOf(company, request);
		const hold = patch.hold === undefined ? {} : { status: patch.hold ? ('Hold' as const) : ('Balanced' as const) };
		return shown(company.journals.save(mergeWith(structuredClone(batch), hold, patch), company.localNow()));
	});
	app.post('/journals/:key/reverse', async (request) => shown(reverseByHand(company, batchOf(company, request))));
	app.post('/journals/:key/post', async (request) => shown(post(company, batchOf(company, request))));
	app.put('/periods/:key', async (request) => {
		const { onlyReleased, ...patch } = periodPatch.parse(request.body);
		const period = keyOf(request);
		if (onlyReleased && company.journals.all().some((batch) => batch.financialPeriod === period && batch.status === 'Balanced')) {
			throw new Refusal(409, { message: `Period ${period} has batches that wait for their release` });
		}
		if (patch.closedInGeneralLedger) reverseWhatIsDue(company, period);
		if (!company.books.periods.set(period, patch)) throw new Refusal(404, { message: `No period ${period}` });
		return company.books.periods.get(period);
	});
	app.put('/accounts/:key', async (request) =>
		company.books.putAccount(keyOf(request), accountPatch.parse(request.body)),
	);
	app.get('/balances', async (request) => {
		const { includeUnreleased, bySubaccount } = balanceQuery.parse(request.query);
		const options = { includeUnreleased: includeUnreleased === 'true', bySubaccount: bySubaccount === 'true' };
		return { balances: balances(company, options) };
	});
}
