import type { OpeningBalance } from '../documents/cutover';
import type { Tracer } from '../explain/trace';
import type { Fault, Report } from '../fault';
import type { Entry } from '../types/entry';
import type { Family, FamilyState } from '../types/family';
import type { Book } from '../rules/book';
import type { Draft, Origin } from './draft';
import { finisher } from './finish';

/** What the builder of one document gives. */
export interface Outcome {
	origin: Origin;
	state: FamilyState;
	drafts: Draft[];
	opening?: OpeningBalance[];
	passedOver?: string[];
	invoicedIn?: string;
}

/** Collects entries, faults and families; a document with a fault gives nothing else. */
export class Books {
	readonly entries: Entry[] = [];
	readonly faults: Fault[] = [];
	readonly families = new Map<string, Family>();
	readonly opening: OpeningBalance[] = [];
	private readonly finish: ReturnType<typeof finisher>;

	constructor(book: Book, trace?: Tracer) {
		this.finish = finisher(book, trace);
	}

	/** Notes a document that gives no entries for a reason of its own. */
	setAside(family: Family): void {
		this.families.set(family.family, family);
	}

	/** Books a document unless its builder reports a fault. */
	document({ family, id }: { family: string; id: string }, build: (report: Report) => Outcome): void {
		const faults = new Map<string, Fault>();
		const {
			origin,
			state,
			drafts,
			opening = [],
			passedOver = [],
			invoicedIn,
		} = build((fault) => {
			faults.set(`${fault.code} ${fault.message}`, { ...fault, document: family });
		});
		if (faults.size > 0) {
			this.faults.push(...faults.values());
			this.families.set(family, { family, id, state: 'faulty', D: origin.D });
			return;
		}
		this.families.set(family, {
			family,
			id,
			state,
			D: origin.D,
			...(passedOver.length === 0 ? {} : { passedOver }),
			...(invoicedIn === undefined ? {} : { invoicedIn }),
		});
		this.opening.push(...opening);
		for (const draft of drafts) {
			const entry = this.finish(origin, draft);
			if (entry) this.entries.push(entry);
		}
	}

	/** True when a document is left out because of a fault. */
	isFaulty(family: string): boolean {
		return this.families.get(family)?.state === 'faulty';
	}
}
