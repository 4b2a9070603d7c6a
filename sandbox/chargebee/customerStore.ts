import type { Row } from './listing';

/** A customer as the API shows it; members of its own kind besides those that the sandbox itself needs. */
export interface ChargebeeCustomer {
	id: string;
	created_at: number;
	updated_at?: number;
	resource_version: number;
	deleted: boolean;
	[field: string]: unknown;
}

/** The customers of the site, found by id, in the order of creation. */
export class CustomerStore {
	private byId = new Map<string, Row<ChargebeeCustomer>>();
	private lastSeq = 0;
	private lastGenerated = 0;

	fill(customers: ChargebeeCustomer[]): void {
		this.byId.clear();
		this.lastSeq = 0;
		for (const customer of customers) this.put(customer);
	}

	/** A customer that is there, not a deleted one. */
	get(id: string): ChargebeeCustomer | undefined {
		const customer = this.byId.get(id)?.resource;
		return customer?.deleted ? undefined : customer;
	}

	/** Whether the id was ever taken, also by a customer deleted since. */
	hadId(id: string): boolean {
		return this.byId.has(id);
	}

	put(customer: ChargebeeCustomer): ChargebeeCustomer {
		const seq = this.byId.get(customer.id)?.seq ?? ++this.lastSeq;
		this.byId.set(customer.id, { seq, resource: customer });
		return customer;
	}

	/** All rows, or those with the given ids; deleted ones too. */
	rows(ids?: string[]): Array<Row<ChargebeeCustomer>> {
		if (!ids) return [...this.byId.values()];
		return ids.flatMap((id) => this.byId.get(id) ?? []);
	}

	all(): ChargebeeCustomer[] {
		return this.rows().map(({ resource }) => resource);
	}

	newId(): string {
		return `AzyNordic${(++this.lastGenerated + 46_656).toString(36)}`;
	}
}
