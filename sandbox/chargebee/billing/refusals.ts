import { chargebeeError } from '../errors';
import type { Refusal } from '../../server/refusal';

/** Something that cannot be done while a resource is as it is. */
export function wrongState(message: string): Refusal {
	return chargebeeError({ status: 409, type: 'invalid_request', code: 'invalid_state_for_request', message });
}
