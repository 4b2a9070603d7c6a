import type { IPollFunctions } from 'n8n-workflow';

/** Triggers whose poll is at work. n8n starts another one meanwhile: both would hand over the same, the slower one last. */
export const polling = new Set<string>();

export const triggerName = (poll: IPollFunctions): string => `${poll.getWorkflow().id} ${poll.getNode().id}`;
