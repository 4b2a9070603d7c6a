import type { IPollFunctions } from 'n8n-workflow';

/**
 * n8n gives a trigger up for good when its first polls fail (2.41: five times within 15 seconds, never tried again, not
 * even after a restart), as they do while the other system is down and n8n starts. So the first failure in a row is only
 * logged; the next one fails the poll, where error workflows see it.
 *
 * @param failures polls that failed in a row before this one
 * @throws the error unless it is the first
 */
export function logFirstFailure(poll: IPollFunctions, failures: number, error: Error & { description?: string | null }): null {
	if (failures > 0) throw error;
	poll.logger.warn(`${error.message}. The next poll tries again. ${error.description ?? ''}`);
	return null;
}
