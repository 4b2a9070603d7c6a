import { attempt } from '../../attempt';
import { ExplainedError, type Explanation, LOOKS_FIRST, RequestError } from '../../http';
import { explainVisma, isRefusal } from '../../visma';
import type { AuditRecord, SentRequest } from '../audit';
import { auditOf, resultOf } from './record';
import type { CustomerLedgerContext, CustomerLedgerResult, CustomerLedgerRun, Ending, Part } from './run';
import type { CarryOut } from './settle';
import type { Work } from './work';

type Named = Pick<Work, 'family' | 'items'>;

/** What has come of a run so far. */
export class Progress {
	private readonly results = new Map<string, CustomerLedgerResult>();
	private readonly settled = new Set<string>();
	private readonly interrupted: AuditRecord[] = [];
	stoppedBy: Error | undefined;

	constructor(private readonly context: CustomerLedgerContext) {}

	/**
	 * Puts a result on record. A second look at what this run created says nothing new about it, unless something happened
	 * to it meanwhile: then what was sent before belongs to that result.
	 */
	add(name: string, result: CustomerLedgerResult): void {
		const before = this.results.get(name);
		if (before && result.outcome === 'unchanged') return;
		if (before) result.audit.requests.unshift(...before.audit.requests);
		this.results.set(name, result);
	}

	stop(error: Error): void {
		this.stoppedBy ??= error;
	}

	/** Nothing more is to be done for the document. */
	settle({ family }: Named): void {
		this.settled.add(family);
	}

	/** How the parts of a document are carried out: what Visma.net refuses is its end, any other failure that of the run. */
	carryOutFor(work: Work): CarryOut {
		return async (part, action) => {
			const requests: SentRequest[] = [];
			const done = await attempt(async () => await action(requests));
			if (done.ok) return this.file(work, part, done.value, requests);
			const { error } = done;
			const explained = this.explain(error, `Document ${work.id}`);
			const ending: Ending = { outcome: 'failed', ...explained };
			if (isOfThisDocument(error)) return this.file(work, part, ending, requests);
			this.stop(error as Error);
			if (requests.length > 0) this.interrupted.push(auditOf(work, part, ending, requests, this.context));
			return undefined;
		};
	}

	ended(named: readonly Named[]): CustomerLedgerRun {
		const left = named.filter(({ family }) => !this.settled.has(family)).flatMap(({ items }) => items);
		return {
			results: [...this.results.values()],
			interrupted: this.interrupted,
			unsettled: this.stoppedBy ? [...new Set(left)].sort((a, b) => a - b) : [],
			...(this.stoppedBy ? { stoppedBy: this.stoppedBy } : {}),
		};
	}

	private file(work: Work, part: Part, ending: Ending, requests: SentRequest[]): Ending {
		this.add(`${work.family} ${part}`, resultOf(work, part, ending, requests, this.context));
		return ending;
	}

	private explain(error: unknown, subject: string): Pick<Ending, 'reason' | 'errorCode'> {
		const { message, remedy, code } = explanationOf(error, subject, Date.parse(this.context.deps.now()));
		const what = message.startsWith(`${subject}: `) ? message.slice(subject.length + 2) : message;
		return { reason: `${what.replace(/\.$/, '')}. ${remedy}`.trim(), errorCode: code };
	}
}

/** Another document may fare better, unless what is created cannot be found again. */
const isOfThisDocument = (error: unknown) =>
	error instanceof ExplainedError
		? error.explanation.code !== 'visma-reference-ignored'
		: isRefusal(error) || error instanceof RangeError;

function explanationOf(error: unknown, subject: string, nowMs: number): Pick<Explanation, 'message' | 'remedy' | 'code'> {
	if (error instanceof ExplainedError) return error.explanation;
	if (error instanceof RequestError) return explainVisma(error, subject, nowMs, LOOKS_FIRST);
	const { message } = error as Error;
	return error instanceof RangeError ? { message, remedy: '', code: 'invoice-fields-invalid' } : { message, remedy: '', code: 'unforeseen' };
}
