import { explainOutage, explainTransport, type Explanation, LOOKS_FIRST, type RequestError, StatusError } from '../http';
import { ChargebeeError } from './errors';

const SYSTEM = 'Chargebee';

/** What people can do, by Chargebee's own code. */
const REMEDIES: Record<string, string> = {
	api_authentication_failed:
		'The key does not belong to this site. Test and live sites have keys of their own: create one under ' +
		'Settings > Configure Chargebee > API Keys of the very site that the credential names.',
	basic_authentication_failed: 'Enter the API key alone, without a user name or password.',
	api_authorization_failed: 'Use a full-access API key; a read-only or publishable key cannot write.',
	site_not_found: 'Check the site name in the credential: the part before .chargebee.com.',
	resource_not_found: 'Check the id; Chargebee tells capital letters apart, and deleted records are hidden.',
};

/**
 * Explains a failed call to Chargebee. Every write has an identity there: an id, or an endpoint's name.
 *
 * @param subject what the call was about, "Customer VN-10001" say
 * @param nowMs epoch milliseconds
 */
export function explainChargebee(error: RequestError, subject: string, nowMs: number): Explanation {
	if (error instanceof ChargebeeError) return explainCode(error, subject);
	const common = explainTransport(error, SYSTEM, subject, nowMs, LOOKS_FIRST);
	if (common) return common;
	return {
		message: `${subject}: ${error.message}`,
		remedy: 'Check the site name and the base URL in the credential: this is no answer of the Chargebee API.',
		code: 'chargebee-unknown-answer',
		...(error instanceof StatusError ? { httpCode: String(error.status) } : {}),
	};
}

function explainCode(error: ChargebeeError, subject: string): Explanation {
	const { apiErrorCode, detail, param, status } = error;
	const identity = { code: `chargebee:${apiErrorCode}`, httpCode: String(status) };
	if (status >= 500) {
		const outage = explainOutage(error, SYSTEM, LOOKS_FIRST);
		return { ...identity, message: `${subject}: ${SYSTEM} is out of order: ${detail}`, ...outage };
	}
	const isCredential = status === 401 || status === 403;
	return {
		...identity,
		message: `${subject}: ${SYSTEM} refused the call: ${detail}${param ? ` (${param})` : ''}`,
		remedy: REMEDIES[apiErrorCode] ?? 'Mend what the message names, then retry the execution.',
		...(isCredential ? { failure: { cause: 'credential-invalid' as const } } : {}),
	};
}
