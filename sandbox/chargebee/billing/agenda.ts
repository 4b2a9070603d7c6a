/** Something that happens by itself at a time. */
export interface Appointment {
	/** Seconds since 1970. */
	at: number;
	kind: 'subscription' | 'invoice';
	id: string;
	/** Rises by one with each entry: what falls due at the same time happens in the order in which it was entered. */
	seq: number;
}

const earlier = (a: Appointment, b: Appointment) => a.at - b.at || a.seq - b.seq;

/** What is to come, earliest first. Entries may be outdated: who takes one looks whether it still holds. */
export class Agenda {
	private heap: Appointment[] = [];
	private lastSeq = 0;

	clear(): void {
		this.heap = [];
		this.lastSeq = 0;
	}

	enter(kind: Appointment['kind'], id: string, at: number | undefined): void {
		if (at === undefined) return;
		this.heap.push({ at, kind, id, seq: ++this.lastSeq });
		this.rise(this.heap.length - 1);
	}

	/** Takes out the earliest entry if it is due. */
	take(now: number): Appointment | undefined {
		const [first] = this.heap;
		if (!first || first.at > now) return undefined;
		const last = this.heap.pop();
		if (last && this.heap.length > 0) {
			this.heap[0] = last;
			this.sink(0);
		}
		return first;
	}

	private swapIfEarlier(child: number, parent: number): boolean {
		const [a, b] = [this.heap[child], this.heap[parent]];
		if (!a || !b || earlier(a, b) >= 0) return false;
		[this.heap[child], this.heap[parent]] = [b, a];
		return true;
	}

	private rise(index: number): void {
		const parent = (index - 1) >> 1;
		if (index > 0 && this.swapIfEarlier(index, parent)) this.rise(parent);
	}

	private sink(index: number): void {
		const [left, right] = [2 * index + 1, 2 * index + 2];
		const [a, b] = [this.heap[left], this.heap[right]];
		if (!a) return;
		const child = b && earlier(b, a) < 0 ? right : left;
		if (this.swapIfEarlier(child, index)) this.sink(child);
	}
}
