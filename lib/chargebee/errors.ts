import { RequestError, StatusError } from '../http';

/** An error that Chargebee itself described. Branch on `apiErrorCode` and `param`, never on the message. */
export class ChargebeeError extends RequestError {
	override readonly name = 'ChargebeeError';

	constructor(
		cause: StatusError,
		readonly apiErrorCode: string,
		/** Chargebee's own words, for people. */
		readonly detail: string,
		/** The wire name of the field at fault, if one is. */
		readonly param: string | undefined,
	) {
		super(detail, cause, cause.attempts, cause.outcomeUnknown);
		this.status = cause.status;
	}

	readonly status: number;

	/**
	 * Whether Chargebee refuses this record, as opposed to failing as a system (authentication, rate limit, outage).
	 * Other records may well pass.
	 */
	get refusesRecord(): boolean {
		const isSystem = SYSTEM_CODES.has(this.apiErrorCode);
		return (RECORD_STATUSES.has(this.status) && !isSystem) || this.apiErrorCode === LOCKED;
	}
}

/** Another write to the same customer is going on: a 429 like the limit of the site, but a matter of one record. */
const LOCKED = 'lock_timeout';
const RECORD_STATUSES = new Set([400, 404, 409, 422]);
const SYSTEM_CODES = new Set(['site_not_found', 'configuration_incompatible']);

/** Turns an answer that carries Chargebee's error body into a ChargebeeError; leaves every other error as it is. */
export function describe(error: unknown): unknown {
	if (!(error instanceof StatusError)) return error;
	const body = error.body as { api_error_code?: unknown; message?: unknown; param?: unknown } | undefined;
	if (error.name === 'RateLimitError' && body?.api_error_code !== LOCKED) return error;
	if (typeof body?.api_error_code !== 'string') return error;
	const param = typeof body.param === 'string' ? body.param : undefined;
	return new ChargebeeError(error, body.api_error_code, String(body.message ?? body.api_error_code), param);
}
