import { type Answered, baseUrl, type HttpCall, type Repeat, requestJson, requestWrite, type Wire } from '../http';
import { endOf } from './followJob';
import { keyOfLocation } from './location';
import { readProblem } from './problem';
import { isDecision } from './refusals';
import { encode } from './wrap';

const ACCEPTED = 202;

export type QueryValue = string | number | boolean | undefined;
export type Query = Record<string, QueryValue>;

/** Fields of a write, each one wrapped as `{value}` (see wrap); whoever makes them may have a type of its own. */
export type Body = object;

export interface WriteOptions {
	/**
	 * What may be done when it is unknown whether Visma.net carried the call out.
	 * @default never
	 */
	repeat?: Repeat;
	/** Row version (`timeStamp`) that the record must still have; else the write is refused with 412. */
	version?: string;
}

/** What came of a write. */
export interface Written extends Answered {
	/** Key of a new record, from `Location`. */
	key?: string;
}

/**
 * Lets Visma.net carry calls out after it has answered: for those that take longer than a connection lasts, which it cuts
 * after four minutes. The contract has it for every call except those that ask for a job.
 */
export interface Background {
	/** Writes, with the reads around them made as usual; or reads alone. */
	calls: 'writes' | 'reads';
	/** How long to wait for the end of a call, in milliseconds. */
	budgetMs: number;
	/** Told the id of each job as soon as it is known; jobs are kept for 24 hours. */
	onJob?: (id: string) => void;
}

/**
 * Calls one Visma.net company. The token names the company; `companyId` is only sent where a company asks for it.
 * Source: visma.net ERP API, `https://api.finance.visma.net/v1` and `/v2`.
 */
export class VismaClient {
	constructor(
		private readonly wire: Wire,
		private readonly company: { baseUrl: string; companyId?: string },
		private readonly background?: Background,
	) {}

	/** The same company, whose writes or reads go to the background and are followed to their end. */
	inBackground(background: Background): VismaClient {
		return new VismaClient(this.wire, this.company, background);
	}

	/** Clock and sleep, for what takes Visma.net several calls to finish. */
	get time(): Pick<Wire, 'clock' | 'sleep'> {
		return this.wire;
	}

	/**
	 * Reads a path such as `/v1/customer/10001`. Rows that were read in the background name their job, `jobId`: each page
	 * of a list is a job of its own.
	 *
	 * @throws RequestError see lib/http
	 */
	async get<T>(path: string, query: Query = {}): Promise<T> {
		const call: HttpCall = { method: 'GET', url: this.url(path, query), headers: this.headers(), repeat: 'safe' };
		if (this.background?.calls !== 'reads') return (await requestJson(call, this.wire)).body as T;
		let jobId: string | undefined;
		const { body } = await this.follow(call, { ...this.background, onJob: (id) => (jobId = id) }, requestJson);
		const isList = jobId !== undefined && Array.isArray(body);
		return (isList ? body.map((row: object) => ({ ...row, jobId })) : body) as T;
	}

	/**
	 * Creates a record, or carries out an action (without a body).
	 *
	 * @throws RequestError see lib/http
	 */
	async post(path: string, body?: Body, options: WriteOptions = {}): Promise<Written> {
		return await this.write('POST', path, body, options);
	}

	/**
	 * Changes a record: fields that are left out stay as they are.
	 *
	 * @throws RequestError see lib/http
	 */
	async put(path: string, body: Body, options: WriteOptions = {}): Promise<Written> {
		return await this.write('PUT', path, body, options);
	}

	private async write(method: 'POST' | 'PUT', path: string, body: Body | undefined, options: WriteOptions) {
		const { repeat = 'never', version } = options;
		const headers = this.headers();
		if (body) headers['content-type'] = 'application/json';
		if (version !== undefined) headers['if-match'] = `"${version}"`;
		const call: HttpCall = {
			method,
			url: this.url(path),
			headers,
			body: body && encode(body),
			repeat,
			// The ERP sends business errors with 500 too.
			isFinal: (answer) => isDecision(readProblem(answer.body)),
		};
		const background = this.background?.calls === 'writes' ? this.background : undefined;
		const end = background ? await this.follow(call, background, requestWrite) : await requestWrite(call, this.wire);
		return { ...end, key: keyOfLocation(end.headers.location) };
	}

	/** Sends a call to the background, and waits for what it answers in the end. */
	private async follow(call: HttpCall, background: Background, send: typeof requestWrite): Promise<Answered> {
		const headers = { ...call.headers, 'erp-api-background': 'none' };
		const answer = await send({ ...call, headers }, this.wire);
		// Whoever asks for a job is answered at once.
		const asking = new VismaClient(this.wire, this.company);
		return answer.status === ACCEPTED ? await endOf(asking, call, answer, background) : answer;
	}

	private headers(): Record<string, string> {
		const headers: Record<string, string> = { accept: 'application/json' };
		if (this.company.companyId) headers['ipp-company-id'] = this.company.companyId;
		return headers;
	}

	private url(path: string, query: Query = {}): string {
		return `${baseUrl(this.company.baseUrl)}${path}${queryString(query)}`;
	}
}

function queryString(query: Query): string {
	const known = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
	const text = known.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`).join('&');
	return text === '' ? '' : `?${text}`;
}
