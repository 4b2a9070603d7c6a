/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { delimiter } from 'node:path';
import { plainEnvironment } from './command';

export interface EnvironmentOptions {
	userFolder: string;
	port: number;
	brokerPort: number;
	/** Folders searched for programs before the user's own. */
	pathFirst?: string[];
	/** Further settings of n8n. */
	settings?: Record<string, string>;
}

/**
 * The settings of the user's own n8n, if there is one, must not reach this one, nor those of the calling program:
 * with the test runner's NODE_ENV n8n ends at once, without a word.
 */
function withoutForeignSettings(): NodeJS.ProcessEnv {
	const foreign = /^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_URL|NODE_ENV|NODE_OPTIONS|NODE_PATH|JEST_|GENERIC_TIMEZONE)/;
	return Object.fromEntries(Object.entries(plainEnvironment()).filter(([name]) => !foreign.test(name)));
}

/** Environment of an n8n that keeps everything in its user folder, listens on this machine only and calls no one. */
export function n8nEnvironment(options: EnvironmentOptions): NodeJS.ProcessEnv {
	const { userFolder, port, brokerPort, pathFirst = [], settings = {} } = options;
	const own = withoutForeignSettings();
	const url = `http://127.0.0.1:${port}/`;
	return {
		...own,
		PATH: [...pathFirst, own.PATH ?? ''].join(delimiter),
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_EDITOR_BASE_URL: url,
		N8N_WEBHOOK_URL: url,
		// the login cookie would otherwise be refused over http
		N8N_SECURE_COOKIE: 'false',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		// fetches a list from n8n's servers at every start
		N8N_DISABLED_MODULES: 'mcp-registry',
		GENERIC_TIMEZONE: 'Europe/Oslo',
		...settings,
	};
}
