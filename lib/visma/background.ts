import type { VismaClient } from './client';
import { pathKey } from './keys';

/** The parts of Visma.net's BackgroundRequestStateDto that this package reads. */
export interface VismaBackgroundJob {
	id: string;
	/** `Finished` also when the call itself was refused: `statusCode` tells. */
	status?: 'Started' | 'Finished' | 'Failed' | null;
	/** Status of the call; 0 until it is done. */
	statusCode?: number | null;
	errorMessage?: string | null;
	originalUri?: string | null;
	hasResponseContent?: boolean | null;
	/** Such as the Location of a new record. */
	responseHeaders?: Record<string, string> | null;
}

const path = (id: string) => `/v1/background/${pathKey(id)}`;

/** GET /v1/background/{requestId}: how a call that was sent with `erp-api-background` stands. Kept for 24 hours. */
export async function getBackgroundJob(client: VismaClient, id: string): Promise<VismaBackgroundJob> {
	return await client.get<VismaBackgroundJob>(path(id));
}

/** GET /v1/background/{requestId}/content: what the call answered. */
export async function getBackgroundContent(client: VismaClient, id: string): Promise<unknown> {
	return await client.get(`${path(id)}/content`);
}
