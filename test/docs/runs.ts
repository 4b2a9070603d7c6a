/** What runs a command or sets a setting: a test or script, and the words in it that do. */
export interface Run {
	file: string;
	words: string;
}


/** Rows for settings that a file sets: to a value, or to one that each machine has of its own. */
function setIn(file: string, values: Record<string, string | undefined>): Record<string, Run> {
	const row = ([name, value]: [string, string | undefined]) => [name, { file, words: value === undefined ? `${name}: ` : `${name}: '${value}'` }];
	return Object.fromEntries(Object.entries(values).map(row));
}

/** The commands of README.md and docs/*.md. A new one needs a row here, and something that really runs it. */
export const COMMANDS: Record<string, Run> = {
	'git clone https://github.com/n8n-nodes-visma-chargebee/n8n-nodes-visma-chargebee.git': { file: 'test/docs/commands.test.ts', words: "['clone'" },
	'cd n8n-nodes-visma-chargebee': { file: 'test/docs/commands.test.ts', words: 'basename(URL_OF_REPOSITORY' },
	'npm run demo': { file: 'test/e2e/demo.test.ts', words: "startService({ ...NPM, args: ['run', 'demo', '--silent']" },
	'npm run demo -- --check': { file: 'test/e2e/demo.test.ts', words: "'--check'" },
	'npm test': { file: '.ci/run', words: 'step npm test' },
	'n8n start': { file: 'sandbox/n8n/start.ts', words: "[installation.cli, 'start']" },
	'n8n webhook': { file: 'sandbox/n8n/queue/processes.ts', words: "['webhook']" },
	'n8n worker --concurrency=5': { file: 'sandbox/n8n/queue/processes.ts', words: "'worker', `--concurrency=${concurrency}`" },
};

/** The settings of n8n that README.md and docs/*.md name, by their environment variables. */
export const SETTINGS: Record<string, Run> = {
	...setIn('test/e2e/queueMode.test.ts', {
		EXECUTIONS_MODE: 'queue',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		N8N_EXPRESSION_ENGINE: 'legacy',
		N8N_SCHEDULER_ENABLED: 'true',
		N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
		N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
		N8N_ENCRYPTION_KEY: undefined,
		N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '15',
		N8N_DATA_TABLES_MAX_SIZE_BYTES: '524288000',
		EXECUTIONS_DATA_MAX_AGE: '2160',
		EXECUTIONS_DATA_PRUNE_MAX_COUNT: '200000',
	}),
	...setIn('test/e2e/missedEvents.test.ts', { N8N_CONCURRENCY_PRODUCTION_LIMIT: '8' }),
	...setIn('test/e2e/support/queue.ts', { N8N_EDITOR_BASE_URL: undefined, N8N_WEBHOOK_URL: undefined }),
	...setIn('sandbox/n8n/queue/postgres.ts', {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: undefined,
		DB_POSTGRESDB_PORT: undefined,
		DB_POSTGRESDB_DATABASE: undefined,
		DB_POSTGRESDB_USER: undefined,
		DB_POSTGRESDB_PASSWORD: undefined,
	}),
	...setIn('sandbox/n8n/queue/redis.ts', { QUEUE_BULL_REDIS_HOST: undefined, QUEUE_BULL_REDIS_PORT: undefined }),
	...setIn('sandbox/n8n/queue/processes.ts', { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: undefined }),
	...setIn('sandbox/n8n/environment.ts', {
		N8N_PORT: undefined,
		N8N_RUNNERS_BROKER_PORT: undefined,
		N8N_USER_FOLDER: undefined,
		N8N_DIAGNOSTICS_ENABLED: 'false',
	}),
};
