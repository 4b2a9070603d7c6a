import { createHash } from 'node:crypto';

import { addMilliseconds, type LocalTime } from '../localTime';
import { FIRST_VERSION, numberOfVersion, versionOfNumber } from '../rowVersion';
import type { Batch } from './batch';

/** Automatic numbers of the series, `GL0000001`. */
const automatic = (count: number) => `GL${String(count).padStart(7, '0')}`;

/** The batches of the company, found by number. */
export class BatchStore {
	private byNumber = new Map<string, Batch>();
	private shuffled: Batch[] | undefined;
	private ranks = new Map<string, string>();
	private rowVersion = FIRST_VERSION;
	private lastNumber = 0;
	private latest: LocalTime = '';

	fill(batches: Batch[]): void {
		this.byNumber.clear();
		this.shuffled = undefined;
		this.rowVersion = FIRST_VERSION;
		this.latest = '';
		this.lastNumber = batches.filter(({ batchNumber }) => /^GL\d{7}$/.test(batchNumber)).length;
		for (const batch of structuredClone(batches)) {
			this.byNumber.set(batch.batchNumber, batch);
			this.rowVersion = Math.max(this.rowVersion, numberOfVersion(batch.timeStamp));
			if (batch.lastModifiedDateTime > this.latest) this.latest = batch.lastModifiedDateTime;
		}
	}

	get(number: string): Batch | undefined {
		return this.byNumber.get(number);
	}

	/** All batches in a stable order that is not the order of any key: the API promises none. */
	all(): Batch[] {
		if (!this.shuffled) {
			const ranked = [...this.byNumber.values()].map((batch) => ({ batch, rank: this.rankOf(batch) }));
			this.shuffled = ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ batch }) => batch);
		}
		return this.shuffled;
	}

	/** The next number of the series. */
	nextNumber(): string {
		do this.lastNumber++;
		while (this.byNumber.has(automatic(this.lastNumber)));
		return automatic(this.lastNumber);
	}

	/** Saves a batch as its newest version, later than every other change. */
	save(batch: Omit<Batch, 'timeStamp' | 'lastModifiedDateTime'>, now: LocalTime): Batch {
		this.latest = now > this.latest ? now : addMilliseconds(this.latest, 1);
		const timeStamp = versionOfNumber(++this.rowVersion);
		const saved: Batch = { ...batch, lastModifiedDateTime: this.latest, timeStamp };
		this.byNumber.set(saved.batchNumber, saved);
		this.shuffled = undefined;
		return saved;
	}

	private rankOf({ batchNumber }: Batch): string {
		const known = this.ranks.get(batchNumber);
		if (known !== undefined) return known;
		const rank = createHash('md5').update(`order ${batchNumber}`).digest('hex');
		this.ranks.set(batchNumber, rank);
		return rank;
	}
}
