import { type HttpCall, NoAnswer, TokenError } from '../../lib/http';

/** The connection never came about, so the server cannot have seen the call. In words: n8n replaces some codes. */
const NEVER_SENT: Record<string, string> = {
	ECONNREFUSED: 'the connection was refused',
	ENOTFOUND: 'the host name is unknown',
	EAI_AGAIN: 'the host name could not be looked up',
	EHOSTUNREACH: 'the host cannot be reached',
	ENETUNREACH: 'the network cannot be reached',
	ENETDOWN: 'the network is down',
	EPROTO: 'no secure connection could be made',
};
/** What Node.js says of an address; n8n leaves its code out. */
const NO_URL = 'Invalid URL';
/** Node.js names what is wrong with a certificate: CERT_HAS_EXPIRED, SELF_SIGNED_CERT_IN_CHAIN and others. */
const CERTIFICATE = /CERT|UNABLE_TO_(VERIFY|GET_ISSUER)/;
const LOST: Record<string, string> = {
	ECONNRESET: 'the connection was cut',
	EPIPE: 'the connection was cut',
	ECONNABORTED: 'the time ran out',
	ETIMEDOUT: 'the time ran out',
	ERR_BAD_RESPONSE: 'the answer broke off',
};
const CANCELLED = 'ERR_CANCELED';
/** How n8n-core 2.41 begins what it throws when the token endpoint gives none. */
const TOKEN_TROUBLE = 'Failed to acquire OAuth2 access token: ';
/** Refusals by the token endpoint, with and without an OAuth 2.0 error; any other code is a broken connection. */
const TOKEN_REFUSED = new Set(['EAUTH', 'ESTATUS']);

interface Thrown {
	message?: string;
	code?: unknown;
	status?: number;
	cause?: Thrown;
}

/**
 * What an error of n8n's HTTP helper means when there is no answer in it: a NoAnswer for lib/http to act on, a
 * TokenError when the authorization server refused, else the error itself (a cancelled execution, a defect).
 */
export function noAnswer(error: unknown, call: HttpCall): Error {
	const chain = causes(error as Thrown);
	const code = chain.map((link) => link.code).find((known): known is string => typeof known === 'string');
	if (code === CANCELLED) return error as Error;
	const token = chain.map(({ message = '' }) => message).find((message) => message.startsWith(TOKEN_TROUBLE));
	if (token !== undefined) return noToken(chain, code, token.slice(TOKEN_TROUBLE.length), call);
	if (chain.some(({ message }) => message === NO_URL)) return new NoAnswer('the base URL in the credential is no URL', false);
	return code === undefined ? (error as Error) : broken(code);
}

function noToken(chain: Thrown[], code: string | undefined, detail: string, call: HttpCall): Error {
	const status = chain.map((link) => link.status).find((known) => known !== undefined) ?? 0;
	const isOutage = status >= 500 || status === 429 || (code !== undefined && !TOKEN_REFUSED.has(code));
	return isOutage ? new NoAnswer(`no access token just now: ${detail}`, false) : new TokenError(call, detail);
}

function broken(code: string): NoAnswer {
	const neverSent = NEVER_SENT[code] ?? (CERTIFICATE.test(code) ? `its certificate is not trusted: ${code}` : undefined);
	return neverSent === undefined ? new NoAnswer(LOST[code] ?? `the call failed: ${code}`, true) : new NoAnswer(neverSent, false);
}

function causes(error: Thrown | undefined): Thrown[] {
	return error ? [error, ...causes(error.cause)] : [];
}
