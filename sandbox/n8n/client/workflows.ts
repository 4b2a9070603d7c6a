import { waitFor } from '../waitFor';
import type { N8nSession } from './session';

export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	[property: string]: unknown;
}

export interface Workflow {
	id: string;
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings: Record<string, unknown>;
	[property: string]: unknown;
}

interface SavedWorkflow extends Workflow {
	versionId: string;
	checksum: string;
	active: boolean;
	activeVersionId: string | null;
}

interface PublicationStatus {
	status: string;
	[property: string]: unknown;
}

/** Workflows of n8n: save, publish, run by hand. */
export class WorkflowsClient {
	constructor(private readonly session: N8nSession) {}

	async get(id: string): Promise<SavedWorkflow> {
		return await this.session.request('GET', `/workflows/${id}`);
	}

	async exists(id: string): Promise<boolean> {
		const { exists } = await this.session.request<{ exists: boolean }>('GET', `/workflows/${id}/exists`);
		return exists;
	}

	/** Saves the workflow under its own id: new, or as a new version of the one that is there. */
	async save(workflow: Workflow): Promise<void> {
		const { id, name, nodes, connections, settings } = workflow;
		if (await this.exists(id)) {
			await this.session.request('PATCH', `/workflows/${id}`, { data: { name, nodes, connections, settings } });
		} else {
			await this.session.request('POST', '/workflows', { data: workflow });
		}
	}

	/** What n8n says of the published triggers. */
	async publicationStatus(id: string): Promise<PublicationStatus> {
		return await this.session.request('GET', `/workflows/${id}/publication-status`);
	}

	/**
	 * Publishes the saved version and waits until its triggers really listen: n8n 2.41 answers `active: true`
	 * before that, and also when the trigger then fails.
	 */
	async publish(id: string): Promise<void> {
		const { versionId } = await this.get(id);
		await this.session.request('POST', `/workflows/${id}/activate`, { data: { versionId } });
		await waitFor(`Publication of workflow ${id}`, async () => {
			const publication = await this.publicationStatus(id);
			if (publication.status === 'failed') throw new Error(JSON.stringify(publication));
			return publication.status === 'published';
		});
	}

	async deactivate(id: string): Promise<void> {
		await this.session.request('POST', `/workflows/${id}/deactivate`, { data: {} });
	}

	/** Starts the saved version as the editor's button does; returns the id of the execution. */
	async run(id: string, triggerName: string): Promise<string> {
		const { executionId } = await this.session.request<{ executionId: string }>('POST', `/workflows/${id}/run`, {
			data: { triggerToStartFrom: { name: triggerName } },
		});
		return executionId;
	}
}
