import { createHash } from 'node:crypto';

/** An answer as it is kept for whoever asks for it later. */
export interface StoredAnswer {
	status: number;
	headers: Record<string, string>;
	/** As it was sent, empty when there is none. */
	body: string;
}

/** A call that goes on after its caller was answered. */
interface Job {
	id: string;
	/** Milliseconds since 1970. */
	receivedAt: number;
	finishedAt?: number;
	uri: string;
	hasBody: boolean;
	tenantId: string | undefined;
	answer: StoredAnswer;
	readsLeft: number;
}

/** What is known of a job is forgotten after a day. */
const KEPT_MS = 24 * 60 * 60 * 1000;

const utc = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());

/** The calls that were sent with `erp-api-background`. */
export class BackgroundJobs {
	private readonly jobs = new Map<string, Job>();

	clear(): void {
		this.jobs.clear();
	}

	add(job: Omit<Job, 'id'>): string {
		const hex = createHash('md5').update(`job ${this.jobs.size + 1}`).digest('hex');
		const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
		this.jobs.set(id, { ...job, id });
		return id;
	}

	get(id: string): Job | undefined {
		return this.jobs.get(id);
	}

	isExpired = ({ receivedAt }: Job, now: number) => now - receivedAt > KEPT_MS;

	/** The job as Visma.net's BackgroundRequestStateDto; each look brings its end nearer. */
	look(job: Job, now: number) {
		if (job.finishedAt === undefined && job.readsLeft-- <= 0) job.finishedAt = now;
		const isDone = job.finishedAt !== undefined;
		const { status, headers, body } = job.answer;
		const hasResponseContent = isDone && body !== '';
		return {
			id: job.id,
			status: isDone ? 'Finished' : 'Started',
			statusCode: isDone ? status : 0,
			receivedUtc: utc(job.receivedAt),
			startedUtc: utc(job.receivedAt),
			finishedUtc: utc(job.finishedAt),
			originalUri: job.uri,
			hasResponseContent,
			hasRequestContent: job.hasBody,
			contentLocation: hasResponseContent ? `/v1/background/${job.id}/content` : undefined,
			responseHeaders: isDone ? headers : undefined,
		};
	}
}
