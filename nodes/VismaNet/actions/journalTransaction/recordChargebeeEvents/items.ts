import type { JournalResult } from '../../../../../lib/sync/journals/result';
import type { Settled } from '../../../../shared/deliver';
import { documentName } from '../explained/names';
import { previewOf } from './preview';
import type { Places } from '../rules/reading/places';

/** What an output item holds beside the result: in a dry run, the batch as a table of text. */
export interface JournalItem extends JournalResult {
	preview?: string;
}

/**
 * A result as it is delivered, with the input items that tell of its document.
 *
 * @param all indices of all input items: a document that no event names was read for their sake
 */
export function settledOf(result: JournalResult, all: number[], places: Places): Settled {
	const { documentType, documentId, events } = result;
	const name = documentName(documentType, documentId);
	const item = itemOf(result, places);
	return { result: item, items: events.length > 0 ? events : all, record: name, name, reason: reasonOf(item, name) };
}

/** Most reasons begin with document and entry; the entries of one document are often refused for the same reason. */
function reasonOf({ reason = '' }: JournalItem, name: string): string {
	return reason.startsWith(name) ? reason.slice(name.length).replace(/^(?:, entry \S+: |: |, )/, '') : reason;
}

function itemOf(result: JournalResult, places: Places): JournalItem {
	const reason = result.reason === undefined ? undefined : places.inWords(result.reason);
	const said = reason === undefined ? {} : { reason };
	const preview = result.dryRun ? previewOf(result) : undefined;
	return { ...result, ...said, ...(preview === undefined ? {} : { preview }), audit: { ...result.audit, ...said } };
}
