import { explainTransport, type Explanation, RateLimitError, type RequestError, StatusError, TokenError } from '../http';
import { readProblem } from './problem';
import { isDecision, refusalOf } from './refusals';

const SYSTEM = 'Visma.net';
const LOOK_YOURSELF = 'look in Visma.net whether it did before you retry';
const REFUSED_STATUSES = [400, 404, 409, 412, 422];
const TENANT_REMEDY =
	'Put the tenant ID of the company into the credential (Visma Admin > the company > Configuration > Tenant ID), ' +
	"not the customer's own, and check that the company has approved the integration. New approvals take up to 15 minutes.";

/** Remedies for what the authorization server says, by its OAuth 2.0 code. */
const TOKEN_REMEDIES: Record<string, string> = {
	invalid_tenant: TENANT_REMEDY,
	invalid_client: 'Check client ID and client secret against the application in the Visma Developer Portal.',
	invalid_scope:
		'Ask for fewer scopes in the credential, or have the missing ones approved for the application and accepted by the company.',
	unauthorized_client: 'The application must be of type Service in the Visma Developer Portal.',
};

/**
 * Explains a failed call to Visma.net.
 *
 * @param subject what the call was about, "Customer 10001" say
 * @param nowMs epoch milliseconds
 * @param ifUnknown what to know before a retry when the call may have been carried out
 */
export function explainVisma(
	error: RequestError,
	subject: string,
	nowMs: number,
	ifUnknown = LOOK_YOURSELF,
): Explanation {
	if (error instanceof TokenError) return explainToken(error, subject);
	if (isBusinessError(error)) return explainStatus(error, subject);
	const common = explainTransport(error, SYSTEM, subject, nowMs, ifUnknown);
	if (common) return { ...common, remedy: common.remedy + supportOf(error) };
	return error instanceof StatusError ? explainStatus(error, subject) : unexplained(error, subject);
}

/** Whether Visma.net would not do this very thing: another record may fare better, and a repeat fares no better. */
export function isRefusal(error: unknown): error is StatusError {
	if (!(error instanceof StatusError) || error instanceof RateLimitError) return false;
	return REFUSED_STATUSES.includes(error.status) || isBusinessError(error);
}

/** The ERP answers refused writes with 500 too; its words tell them apart from an outage. */
function isBusinessError(error: RequestError): error is StatusError {
	return error instanceof StatusError && error.method !== 'GET' && isDecision(readProblem(error.body));
}

function explainToken({ detail }: TokenError, subject: string): Explanation {
	const known = Object.entries(TOKEN_REMEDIES).find(([code]) => detail.includes(code));
	return {
		message: `${subject}: Visma Connect gives no access token (${detail})`,
		remedy: known?.[1] ?? 'Check client ID, client secret, tenant ID and scopes in the credential.',
		code: `visma-token:${known?.[0] ?? 'refused'}`,
		failure: { cause: 'credential-invalid' },
	};
}

function explainStatus(error: StatusError, subject: string): Explanation {
	const { status } = error;
	const problem = readProblem(error.body);
	const said = problem ? `: ${problem.text}` : '';
	const known = status < 400 ? NO_API : (STATUSES[status] ?? refusalMeaning(problem?.text));
	const look = status >= 500 && error.outcomeUnknown ? 'Look in Visma.net first whether it was carried out. ' : '';
	return {
		message: `${subject}: ${known.what}${said}`,
		remedy: look + known.remedy + supportOf(error),
		code: known.code,
		httpCode: String(status),
		...(status === 401 ? { failure: { cause: 'credential-invalid' as const } } : {}),
	};
}

/** Under which id Visma's support finds the call. */
function supportOf(error: RequestError): string {
	const id = error instanceof StatusError ? readProblem(error.body)?.vismaId : undefined;
	return id === undefined ? '' : ` Visma's support finds this call under VismaId ${id}.`;
}

interface Meaning {
	what: string;
	remedy: string;
	code: string;
}

const STATUSES: Record<number, Meaning> = {
	401: {
		what: 'Visma.net does not accept a fresh token for this company',
		remedy: TENANT_REMEDY,
		code: 'visma-wrong-tenant',
	},
	403: {
		what: 'the credential has no right to this call',
		remedy: 'Add the scope to the credential: vismanet_erp_service_api:read to read, :create and :update to write.',
		code: 'visma-missing-scope',
	},
	404: {
		what: 'Visma.net has no such record',
		remedy: 'Check the number; Visma.net tells capital letters and leading zeros apart.',
		code: 'visma-not-found',
	},
	412: {
		what: 'the record was changed in Visma.net since it was read',
		remedy: 'Read the record again and repeat the change on what it is now.',
		code: 'visma-changed-meanwhile',
	},
};

/** What a refusal means, by its words. */
const refusalMeaning = (text: string | undefined): Meaning => ({ ...OTHER_STATUS, ...refusalOf(text) });

const NO_API: Meaning = {
	what: 'this is no answer of the Visma.net API',
	remedy: 'Check the Base URL in the credential, and whether a proxy or a login page stands in between.',
	code: 'visma-unknown-answer',
};

const OTHER_STATUS: Meaning = {
	what: 'Visma.net refused the call',
	remedy: 'Mend what the message names, in Visma.net or in the parameters of the node, then retry the execution.',
	code: 'visma-refused',
};

function unexplained(error: RequestError, subject: string): Explanation {
	return { message: `${subject}: ${error.message}`, remedy: OTHER_STATUS.remedy, code: OTHER_STATUS.code };
}
