import { attempt } from '../../attempt';
import { listCurrencies } from '../../visma';
import { customersOf } from './customers';
import { Progress } from './progress';
import { silentResult } from './record';
import type { CustomerLedgerContext, CustomerLedgerRun } from './run';
import { settleWork } from './settle';
import { namedIn, readWorks, type Work } from './work';

/**
 * Creates Visma.net customer invoices and credit notes from those of Chargebee, each once, whatever ran before: reads each
 * document as it is now, looks whether Visma.net has it, creates it, and releases it when its sums are right. A document
 * that is refused does not stop the others; a failing system does, and the results say how far the run came.
 *
 * @param inputs events, `{invoice}`, `{credit_note}` or bare records; all of them are one set
 */
export async function createDocuments(inputs: readonly unknown[], context: CustomerLedgerContext): Promise<CustomerLedgerRun> {
	const { works: named, silent } = namedIn(inputs);
	const progress = new Progress(context);
	for (const index of silent) progress.add(`item ${index}`, silentResult(index, inputs[index], context));
	await orStop(progress, async () => {
		const complete = { ...context, ...(await baseCurrencyFor(context)) };
		const created = await settleAll(await readWorks(named, context.deps), complete, progress);
		await settleVoided(created, complete, progress);
	});
	return progress.ended(named);
}

/** Settles documents in turn, since calls to one company take turns; returns those that were created. */
async function settleAll(works: readonly Work[], context: CustomerLedgerContext, progress: Progress): Promise<Work[]> {
	const customers = await customersOf(works, context);
	const created: Work[] = [];
	for (const work of works) {
		const customer = customers.get(String(work.raw.customer_id ?? ''));
		const ending = await settleWork(work, customer, context, progress.carryOutFor(work));
		if (progress.stoppedBy) break;
		if (ending?.outcome === 'created' && !context.settings.dryRun) created.push(work);
		else progress.settle(work);
	}
	return created;
}

/**
 * Looks again at what was created. A document that was voided after it was read may have been passed over by the run that
 * was told so, since it was not in Visma.net yet, and nobody is told a second time.
 */
async function settleVoided(created: readonly Work[], context: CustomerLedgerContext, progress: Progress): Promise<void> {
	if (created.length === 0) return;
	const works = await readWorks(created, context.deps);
	const isAsItWas = ({ raw }: Work) => raw.status !== 'voided' && raw.deleted !== true;
	for (const work of works.filter(isAsItWas)) progress.settle(work);
	await settleAll(works.filter((work) => !isAsItWas(work)), context, progress);
}

async function baseCurrencyFor({ deps, settings }: CustomerLedgerContext): Promise<Pick<CustomerLedgerContext, 'baseCurrency'>> {
	if (settings.exchangeRate !== 'chargebee') return {};
	const base = (await listCurrencies(deps.visma)).find(({ isBaseCurrency }) => isBaseCurrency);
	return base ? { baseCurrency: base.id } : {};
}

async function orStop(progress: Progress, action: () => Promise<void>): Promise<void> {
	const done = await attempt(action);
	if (!done.ok) progress.stop(done.error as Error);
}
