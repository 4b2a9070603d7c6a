import { explainChargebee } from '../chargebee';
import { RequestError } from '../http';

/**
 * What stopped a run, said of the record that was being written to Chargebee.
 *
 * @param nowMs epoch milliseconds
 */
export function stoppedAt(failure: Error, subject: string, nowMs: number): { reason: string; errorCode: string } {
	if (!(failure instanceof RequestError)) return { reason: `${subject}: ${failure.message}`, errorCode: 'unforeseen' };
	const { message, code } = explainChargebee(failure, subject, nowMs);
	return { reason: message, errorCode: code };
}
