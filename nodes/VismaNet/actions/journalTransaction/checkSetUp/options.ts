/** The collection Options beside rules and posting; what nobody added is left out. */
export interface Options {
	address?: string;
	callsPerMinute?: number;
	corporateId?: string;
	documents?: number;
	maxWaitSeconds?: number;
	records?: number;
	tryRights?: boolean;
	until?: string;
	webhooks?: boolean;
}
