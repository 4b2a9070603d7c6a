import type { ExecutionError, IRunData } from 'n8n-workflow';
import type { WaitOptions } from '../waitFor';
import { waitFor } from '../waitFor';
import { unflatten } from './unflatten';
import type { N8nSession } from './session';

export interface ExecutionSummary {
	id: string;
	workflowId: string;
	status: 'new' | 'running' | 'waiting' | 'success' | 'error' | 'crashed' | 'canceled';
	mode: string;
	startedAt?: string;
	stoppedAt?: string;
	retryOf?: string | null;
	retrySuccessId?: string | null;
}

export interface ExecutionDetail extends ExecutionSummary {
	data: {
		resultData: {
			runData: IRunData;
			error?: ExecutionError;
			lastNodeExecuted?: string;
		};
	};
}

export interface ExecutionFilter {
	workflowId?: string;
	status?: string[];
	/** Only executions with a higher id, that is: started later. */
	after?: string;
}

interface ExecutionPage {
	results: ExecutionSummary[];
	nextCursor?: string | null;
}

const FINISHED = ['success', 'error', 'crashed', 'canceled'];
const UNDER_WAY = ['new', 'running', 'waiting'];

/** Executions of n8n, as its list and its execution view show them. */
export class ExecutionsClient {
	constructor(private readonly session: N8nSession) {}

	/** Newest first, at most 100. */
	async list(filter: ExecutionFilter = {}): Promise<ExecutionSummary[]> {
		return (await this.page(filter)).results;
	}

	/** All of them, newest first, page by page. */
	async all(filter: ExecutionFilter = {}): Promise<ExecutionSummary[]> {
		const found: ExecutionSummary[] = [];
		let cursor: string | undefined;
		do {
			const { results, nextCursor } = await this.page(filter, cursor);
			found.push(...results);
			cursor = nextCursor ?? undefined;
		} while (cursor);
		return found;
	}

	private async page({ workflowId, status, after }: ExecutionFilter, cursor?: string): Promise<ExecutionPage> {
		const filter = JSON.stringify({ ...(workflowId && { workflowId }), ...(status && { status }) });
		const page = await this.session.request<ExecutionPage>('GET', '/executions', { params: { filter, limit: 100, cursor } });
		return { ...page, results: page.results.filter((execution) => Number(execution.id) > Number(after ?? 0)) };
	}

	/** Id of the newest execution of all workflows; '0' when there is none. */
	async newestId(): Promise<string> {
		return (await this.list())[0]?.id ?? '0';
	}

	/** One execution with its decoded data. */
	async get(id: string): Promise<ExecutionDetail> {
		const execution = await this.session.request<Omit<ExecutionDetail, 'data'> & { data: string }>(
			'GET',
			`/executions/${id}`,
		);
		return { ...execution, data: unflatten(execution.data) as ExecutionDetail['data'] };
	}

	/** Waits until the execution has ended, however it ended, and returns it. */
	async finished(id: string, options?: WaitOptions): Promise<ExecutionDetail> {
		// its data, which may be large, is not asked for again and again
		const isUnderWay = async () => (await this.all({ status: UNDER_WAY })).some((execution) => execution.id === id);
		await waitFor(`End of execution ${id}`, async () => !(await isUnderWay()), options);
		return await this.get(id);
	}

	/** Waits for so many executions that match, all of them ended; returns them newest first. */
	async waitForFinished(filter: ExecutionFilter, count: number, options?: WaitOptions): Promise<ExecutionSummary[]> {
		return await waitFor(
			`${count} ended executions ${JSON.stringify(filter)}`,
			async () => {
				const found = await this.list(filter);
				return found.length >= count && found.every(({ status }) => FINISHED.includes(status)) && found;
			},
			options,
		);
	}

	/** The "Retry" of the executions list. Returns the id of the new execution, which has ended when this returns. */
	async retry(id: string, loadWorkflow = false): Promise<ExecutionDetail> {
		const before = await this.newestId();
		await this.session.request('POST', `/executions/${id}/retry`, { data: { loadWorkflow } });
		const retried = await waitFor(`Retry of execution ${id}`, async () =>
			(await this.list({ after: before })).find((execution) => execution.retryOf === id),
		);
		return await this.finished(retried.id);
	}
}
