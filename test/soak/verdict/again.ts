import type { LedgerEvent } from '../../../lib/ledger';
import { recordEvents } from '../../../lib/sync/journals';
import { explainJournals } from '../../../lib/sync/journals/explain';
import { readBooks } from '../../../lib/sync/journals/books/read';
import type { VismaJournal } from '../../../sandbox/control';
import type { Sandbox } from '../../../sandbox/start';
import { RULES } from '../../history/rules';
import { settingsOf } from '../../lib/sync/journals/both';
import { connect } from './connect';

/** What would still be booked if everything that ever happened were told once more: nothing. */
export async function leftToBook(sandbox: Sandbox, events: readonly LedgerEvent[]): Promise<string[]> {
	const deps = { ...(await connect(sandbox)), executionId: 'once more', now: () => new Date().toISOString() };
	const { results, stoppedBy } = await recordEvents(events, deps, settingsOf('manual', { rules: RULES, dryRun: true }));
	const left = results.filter(({ outcome }) => outcome !== 'unchanged' && outcome !== 'skipped');
	return [
		...(stoppedBy ? [`told once more: ${stoppedBy.message}`] : []),
		...left.map(({ key, documentId, outcome, reason }) => `told once more: ${key ?? documentId} would be ${outcome}: ${reason ?? ''}`),
	];
}

/** Batches that *Explain* does not explain, or works out otherwise. */
export async function unexplained(sandbox: Sandbox, journals: readonly VismaJournal[], events: readonly LedgerEvent[]): Promise<string[]> {
	const { visma, chargebee } = await connect(sandbox);
	const books = await readBooks(visma, { rules: RULES });
	const explained = await explainJournals(journals, books, { chargebee }, { rules: RULES, events });
	const missing = journals.length - explained.length;
	return [
		...(missing === 0 ? [] : [`Explain says nothing of ${missing} batches`]),
		...explained
			.filter(({ ours, agrees }) => !ours || !agrees)
			.map(({ batchNumber, description, reason, members }) => {
				const differences = members.flatMap((member) => member.differences);
				return `Explain, ${batchNumber} "${description}": ${[reason, ...differences].filter(Boolean).join('; ')}`;
			}),
	];
}
