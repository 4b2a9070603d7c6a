import { createHash } from 'node:crypto';

import mergeWith from 'lodash/mergeWith';

import type { VismaCustomer } from './customerDto';
import { addMilliseconds, type LocalTime } from './localTime';
import { FIRST_VERSION, numberOfVersion, versionOfNumber } from './rowVersion';

const FIRST_NUMBER = 50_000;

const replaceLists = (_old: unknown, fresh: unknown) => (Array.isArray(fresh) ? fresh : undefined);

/** Removes the members that a merge patch sets to null (RFC 7396). */
function withoutNulls<T>(value: T): T {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	const kept = Object.entries(value).filter(([, member]) => member !== null);
	return Object.fromEntries(kept.map(([name, member]) => [name, withoutNulls(member)])) as T;
}

/** The customers of the company, found by number and internal id. */
export class CustomerStore {
	private byNumber = new Map<string, VismaCustomer>();
	private byInternalId = new Map<number, VismaCustomer>();
	private shuffled: VismaCustomer[] | undefined;
	private rowVersion = FIRST_VERSION;
	private latest: LocalTime = '';
	private lastNumber = 0;

	/** Replaces all customers; those that bring a version keep it. */
	fill(customers: VismaCustomer[]): void {
		this.byNumber.clear();
		this.byInternalId.clear();
		this.shuffled = undefined;
		this.rowVersion = FIRST_VERSION;
		this.latest = '';
		this.lastNumber = 0;
		for (const customer of customers) {
			this.rowVersion = Math.max(this.rowVersion, numberOfVersion(customer.timeStamp));
			this.put(structuredClone(customer), customer.timeStamp);
		}
	}

	get(number: string): VismaCustomer | undefined {
		return this.byNumber.get(number);
	}

	getByInternalId(id: number): VismaCustomer | undefined {
		return this.byInternalId.get(id);
	}

	/** All customers in a stable order that is not the order of any key: the API promises none. */
	all(): VismaCustomer[] {
		if (!this.shuffled) {
			const rank = (customer: VismaCustomer) => createHash('md5').update(`order ${customer.number}`).digest('hex');
			const ranked = [...this.byNumber.values()].map((customer) => ({ customer, rank: rank(customer) }));
			this.shuffled = ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ customer }) => customer);
		}
		return this.shuffled;
	}

	/**
	 * Changes a customer as a person does in the ERP, by a JSON merge patch.
	 * The stamp is the given time, or just after the latest stamp of all when that is later, so that an edit is
	 * always the newest change; a patch that names `lastModifiedDateTime` decides itself.
	 */
	edit(number: string, patch: Partial<VismaCustomer>, now: LocalTime): VismaCustomer | undefined {
		const old = this.byNumber.get(number);
		if (!old) return undefined;
		const stamp = patch.lastModifiedDateTime ?? (now > this.latest ? now : addMilliseconds(this.latest, 1));
		const merged = withoutNulls(mergeWith(structuredClone(old), patch, replaceLists)) as VismaCustomer;
		return this.put({ ...merged, number, internalId: old.internalId, lastModifiedDateTime: stamp });
	}

	/** The next number of the series, which begins after the numbers that companies bring along. */
	nextNumber(): string {
		do this.lastNumber++;
		while (this.byNumber.has(String(FIRST_NUMBER + this.lastNumber)));
		return String(FIRST_NUMBER + this.lastNumber);
	}

	nextInternalId(): number {
		return Math.max(0, ...this.byInternalId.keys()) + 1;
	}

	/** Adds a new customer, later than every other change. */
	add(customer: VismaCustomer, now: LocalTime): VismaCustomer {
		const stamp = now > this.latest ? now : addMilliseconds(this.latest, 1);
		return this.put({ ...customer, lastModifiedDateTime: stamp, createdDateTime: stamp });
	}

	private put(customer: VismaCustomer, version?: string): VismaCustomer {
		customer.timeStamp = version || versionOfNumber(++this.rowVersion);
		this.byNumber.set(customer.number, customer);
		this.byInternalId.set(customer.internalId, customer);
		if (customer.lastModifiedDateTime > this.latest) this.latest = customer.lastModifiedDateTime;
		this.shuffled = undefined;
		return customer;
	}
}
