import type { FastifyInstance } from 'fastify';
import orderBy from 'lodash/orderBy';
import { z } from 'zod';

import type { ChargebeeSite } from '../chargebee/site';
import type { VismaCompany } from '../visma/company';
import { type Batch, sum } from '../visma/journal/batch';
import { toLocalTime } from '../visma/localTime';
import { deferredByMonth } from './deferredByMonth';

/** Rows that a person reads; the newest come first. */
const SHOWN = 300;
/** A description that our own batches have: three marks, then what is booked and the key of the entry. */
const OWN = /^CB\w{13} \w{6} \w{6} (\w+)/;

const query = z.object({ selected: z.string().optional() });

function batchRow(batch: Batch, { books }: VismaCompany) {
	const { batchNumber, status, transactionDate, financialPeriod, currencyId, description = '', lines } = batch;
	const document = lines.find(({ referenceNumber }) => referenceNumber)?.referenceNumber ?? '';
	const entry = OWN.exec(description)?.[1] ?? '';
	return {
		number: batchNumber,
		status,
		date: transactionDate,
		period: financialPeriod,
		currency: currencyId,
		/** Of its amounts, which are in the smallest unit. */
		decimals: books.currency(currencyId)?.decimalPrecision ?? 2,
		document,
		entry,
		total: sum(lines, 'debit'),
		description,
	};
}

function shownBatch(batch: Batch, company: VismaCompany) {
	const lines = batch.lines.map(({ accountNumber, subaccount, debit, credit, transactionDescription = '' }) => {
		const account = company.books.account(accountNumber)?.description ?? '';
		return { number: accountNumber, account, subaccount, debit, credit, description: transactionDescription };
	});
	return { ...batchRow(batch, company), lines };
}

/** `GET /data/journals`: the batches, the lines of the selected one, and what is deferred by month, of Visma.net's books. */
export function journalRoutes(app: FastifyInstance, company: VismaCompany, site: ChargebeeSite): void {
	app.get('/data/journals', async (request) => {
		const { selected } = query.parse(request.query);
		const newestFirst = orderBy(company.journals.all(), 'lastModifiedDateTime', 'desc');
		const shown = newestFirst.find(({ batchNumber }) => batchNumber === selected) ?? newestFirst[0];
		const today = toLocalTime(site.now(), company.settings.timeZone).slice(0, 10);
		return {
			count: newestFirst.length,
			batches: newestFirst.slice(0, SHOWN).map((batch) => batchRow(batch, company)),
			selected: shown && shownBatch(shown, company),
			deferred: deferredByMonth(company, today),
		};
	});
}
