import { Refusal } from '../server/refusal';

interface ErrorParts {
	status: number;
	code: string;
	message: string;
	type?: 'invalid_request' | 'operation_failed' | 'payment';
	param?: string;
	headers?: Record<string, string>;
}

/** Chargebee's error body, with the legacy duplicates that it still carries. */
export function chargebeeError({ status, code, message, type, param, headers }: ErrorParts): Refusal {
	const body = {
		message,
		type,
		api_error_code: code,
		param,
		error_code: code,
		error_msg: message,
		error_param: param,
		http_status_code: status,
	};
	return new Refusal(status, body, headers);
}

/** A parameter with a value that is refused. */
export function wrongValue(param: string, reason: string): Refusal {
	const message = `${param} : ${reason}`;
	return chargebeeError({ status: 400, type: 'invalid_request', code: 'param_wrong_value', message, param });
}

/** An operation of another product catalog than the site has. */
export function incompatible(reason: string): Refusal {
	return chargebeeError({ status: 400, type: 'invalid_request', code: 'configuration_incompatible', message: reason });
}

/** A parameter that the operation does not know. */
export function unknownParameter(param: string): Refusal {
	const message = `${param} : the parameter is not supported by this operation`;
	return chargebeeError({ status: 400, type: 'invalid_request', code: 'invalid_request', message, param });
}

export function notFound(id: string, param?: string): Refusal {
	const message = `${id} not found`;
	return chargebeeError({ status: 404, type: 'invalid_request', code: 'resource_not_found', message, param });
}

export function duplicateEntry(param: string, value: string): Refusal {
	const message = `${param} : The value ${value} is already present.`;
	return chargebeeError({ status: 400, type: 'invalid_request', code: 'duplicate_entry', message, param });
}

export function rateLimited(
	code: 'api_request_limit_exceeded' | 'lock_timeout',
	retryAfter?: number | string,
): Refusal {
	const message =
		code === 'lock_timeout'
			? 'Another request is changing this resource. Please retry after some time.'
			: 'Sorry, the API request limit of the site has been reached. Please retry after some time.';
	const headers = retryAfter === undefined ? undefined : { 'retry-after': String(retryAfter) };
	return chargebeeError({ status: 429, type: 'operation_failed', code, message, headers });
}

const FAILURES: Record<number, { code: string; message: string }> = {
	500: { code: 'internal_error', message: 'Sorry, something went wrong when trying to process the request.' },
	503: { code: 'internal_temporary_error', message: 'Sorry, the server cannot handle the request now. Retry later.' },
};

export const chargebeeAnswers = {
	rateLimited: (retryAfter?: number | string) => rateLimited('api_request_limit_exceeded', retryAfter),
	unauthorized: () =>
		chargebeeError({
			status: 401,
			code: 'api_authentication_failed',
			message: 'Sorry, authentication failed. Invalid API key.',
		}),
	failed: (status: number) =>
		chargebeeError({
			status,
			type: 'operation_failed',
			...(FAILURES[status] ?? { code: 'internal_error', message: 'Failed' }),
		}),
};
