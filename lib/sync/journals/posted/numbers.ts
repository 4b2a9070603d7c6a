import { batchNumber } from '../../../ledger';
import { ExplainedError } from '../../../http';
import { getJournal, type VismaClient, type VismaJournal } from '../../../visma';
import { signatureOf } from './signature';

/** Batches found under the number that their key gives them, one call each. */
export class Numbers {
	private readonly known = new Map<string, VismaJournal | undefined>();

	constructor(
		private readonly client: VismaClient,
		private readonly site: string,
		private readonly length: number,
	) {}

	/**
	 * Reads the batch of a key, once.
	 *
	 * @throws ExplainedError when the number belongs to something else
	 * @throws RequestError see lib/http
	 */
	async find(key: string): Promise<VismaJournal | undefined> {
		if (!this.known.has(key)) this.known.set(key, await readNumber(this.client, this.site, key, this.length));
		return this.known.get(key);
	}
}

/**
 * Reads the batch of a key by its number, now.
 *
 * @throws ExplainedError when the number belongs to something else
 * @throws RequestError see lib/http
 */
export async function readNumber(client: VismaClient, site: string, key: string, length: number): Promise<VismaJournal | undefined> {
	const number = batchNumber(site, key, length);
	const journal = await getJournal(client, number);
	if (!journal || signatureOf(journal)?.id15 === batchNumber(site, key)) return journal;
	throw new ExplainedError({
		message: `Batch ${number} in Visma.net is not the entry ${key} of site ${site}: its description is "${journal.description ?? ''}"`,
		remedy:
			'Nothing of this document was posted. If somebody changed the description, put it back: it begins with ' +
			`${batchNumber(site, key)}. If the batch is another company's or site's, give this one a number series of its own.`,
		code: 'batch-number-collision',
	});
}
