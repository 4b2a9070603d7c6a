import { createHash } from 'node:crypto';

import sortBy from 'lodash/sortBy';
import sortedIndexBy from 'lodash/sortedIndexBy';

import { addMilliseconds, type LocalTime } from './localTime';
import { FIRST_VERSION, numberOfVersion, versionOfNumber } from './rowVersion';

/** What every record of the ERP has. */
export interface Stamped {
	lastModifiedDateTime: LocalTime;
	timeStamp: string;
}

/** How the records of one kind are called. */
export interface Naming<T> {
	keyOf: (record: T) => string;
	/** The number with this place in the series. */
	automatic: (count: number) => string;
}

/** The records of one kind, found by number. */
export class RecordStore<T extends Stamped> {
	private byNumber = new Map<string, T>();
	/** Every key, in the order of `all`. */
	private order: Ranked[] = [];
	private shuffled: T[] | undefined;
	private rowVersion = FIRST_VERSION;
	private lastNumber = 0;
	private latest: LocalTime = '';

	constructor(private readonly naming: Naming<T>) {}

	/** Replaces all records; those that bring a version keep it. */
	fill(records: T[]): void {
		this.byNumber.clear();
		this.shuffled = undefined;
		this.rowVersion = FIRST_VERSION;
		this.latest = '';
		this.lastNumber = 0;
		for (const record of structuredClone(records)) {
			this.rowVersion = Math.max(this.rowVersion, numberOfVersion(record.timeStamp));
			if (record.timeStamp === '') record.timeStamp = versionOfNumber(++this.rowVersion);
			this.byNumber.set(this.naming.keyOf(record), record);
			if (record.lastModifiedDateTime > this.latest) this.latest = record.lastModifiedDateTime;
		}
		this.order = sortBy([...this.byNumber.keys()].map(ranked), 'rank');
	}

	get(number: string): T | undefined {
		return this.byNumber.get(number);
	}

	/** All records in a stable order that is not the order of any key: the API promises none. */
	all(): T[] {
		this.shuffled ??= this.order.flatMap(({ key }) => this.byNumber.get(key) ?? []);
		return this.shuffled;
	}

	/** The next number of the series. */
	nextNumber(): string {
		const { automatic } = this.naming;
		do this.lastNumber++;
		while (this.byNumber.has(automatic(this.lastNumber)));
		return automatic(this.lastNumber);
	}

	/** Saves a record as its newest version, later than every other change. */
	save(record: Omit<T, keyof Stamped>, now: LocalTime): T {
		this.latest = now > this.latest ? now : addMilliseconds(this.latest, 1);
		const timeStamp = versionOfNumber(++this.rowVersion);
		const saved = { ...record, lastModifiedDateTime: this.latest, timeStamp } as T;
		this.put(saved);
		return saved;
	}

	/** A new record finds its place by halves: sorting all of them after each one would be most of a busy ledger's work. */
	private put(record: T): void {
		const key = this.naming.keyOf(record);
		this.shuffled = undefined;
		if (!this.byNumber.has(key)) {
			const row = ranked(key);
			this.order.splice(sortedIndexBy(this.order, row, 'rank'), 0, row);
		}
		this.byNumber.set(key, record);
	}
}

interface Ranked {
	key: string;
	rank: string;
}

const ranked = (key: string): Ranked => ({ key, rank: createHash('md5').update(`order ${key}`).digest('hex') });
