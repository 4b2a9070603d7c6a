import { batchNumber, type Entry, summaryStem } from '../../../ledger';
import type { MonthName } from '../books/months';
import { type Held, membersIn } from './members';
import type { Numbers } from './numbers';
import { signatureOf } from './signature';

/** Where a month's recognition of a document would lie. */
export type Kin = Pick<Entry, 'currency' | 'exchangeRate' | 'branch'>;

/** What the summaries of months hold, each read once by its number: the first, the second, until one is not there. */
export class Summaries {
	private readonly known = new Map<string, Map<string, Held>>();

	constructor(
		private readonly numbers: Numbers,
		private readonly site: string,
	) {}

	/**
	 * The entry of a key in the summaries of some months.
	 *
	 * @throws ExplainedError when a number belongs to something else
	 * @throws RequestError see lib/http
	 */
	async find(key: string, kin: Kin, months: readonly MonthName[]): Promise<Held | undefined> {
		for (const financialPeriod of months) {
			const { currency, exchangeRate, branch } = kin;
			const stem = summaryStem({ kind: 'recognition', financialPeriod, currency, exchangeRate, branch } as Entry);
			const found = stem === undefined ? undefined : (await this.of(stem)).get(batchNumber(this.site, key));
			if (found) return found;
		}
		return undefined;
	}

	private async of(stem: string): Promise<Map<string, Held>> {
		const known = this.known.get(stem);
		if (known) return known;
		const members = new Map<string, Held>();
		this.known.set(stem, members);
		for (let n = 1; ; n++) {
			const journal = await this.numbers.find(`${stem}:${n}`);
			if (!journal) return members;
			for (const member of membersIn(journal)) members.set(signatureOf(member)?.id15 ?? '', member);
		}
	}
}
