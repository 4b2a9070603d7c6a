import { vismaTriggerSuite } from './support/vismaTrigger';

/** n8n's durable cursors: the cursor is saved with every poll, in one transaction with the execution. */
vismaTriggerSuite({
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
});
