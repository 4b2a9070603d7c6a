import type { Row } from './listing';

interface Stored {
	id: string;
	deleted?: boolean;
}

/** Resources of one kind, found by id, in the order of creation; replaced, never changed in place. */
export class ResourceStore<Resource extends Stored> {
	private byId = new Map<string, Row<Resource>>();
	private groups = new Map<string, Set<string>>();
	private lastSeq = 0;

	/** @param groupOf what resources are looked up by besides their id, such as their subscription. */
	constructor(private readonly groupOf: (resource: Resource) => string | undefined = () => undefined) {}

	get size(): number {
		return this.byId.size;
	}

	/** A resource that is there, not a deleted one. */
	get(id: string | undefined): Resource | undefined {
		const resource = this.byId.get(id ?? '')?.resource;
		return resource?.deleted ? undefined : resource;
	}

	hadId(id: string): boolean {
		return this.byId.has(id);
	}

	put(resource: Resource): Resource {
		const seq = this.byId.get(resource.id)?.seq ?? ++this.lastSeq;
		this.byId.set(resource.id, { seq, resource });
		const group = this.groupOf(resource);
		if (group !== undefined) this.groups.set(group, (this.groups.get(group) ?? new Set()).add(resource.id));
		return resource;
	}

	/** The resources of a group that are there, in the order of creation. */
	of(group: string): Resource[] {
		return [...(this.groups.get(group) ?? [])].flatMap((id) => this.get(id) ?? []);
	}

	/** All rows, or those with the given ids; deleted ones too. */
	rows(ids?: string[]): Array<Row<Resource>> {
		return ids ? ids.flatMap((id) => this.byId.get(id) ?? []) : [...this.byId.values()];
	}

	all(): Resource[] {
		return this.rows().map(({ resource }) => resource);
	}

	fill(resources: Resource[]): void {
		this.byId.clear();
		this.groups.clear();
		this.lastSeq = 0;
		for (const resource of resources) this.put(resource);
	}
}
