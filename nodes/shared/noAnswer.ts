import { type HttpCall, NoAnswer, TokenError } from '../../lib/http';

/** The connection never came about, so the server cannot have seen the call. In words: n8n replaces the codes. */
const NEVER_SENT: Record<string, string> = {
	ECONNREFUSED: 'the connection was refused',
	ENOTFOUND: 'the host name is unknown',
	EAI_AGAIN: 'the host name could not be looked up',
	EHOSTUNREACH: 'the host cannot be reached',
	ENETUNREACH: 'the network cannot be reached',
};
const LOST: Record<string, string> = {
	ECONNRESET: 'the connection was cut',
	EPIPE: 'the connection was cut',
	ECONNABORTED: 'the time ran out',
	ETIMEDOUT: 'the time ran out',
};
/** How n8n-core 2.41 begins what it throws when the token endpoint gives none. */
const TOKEN_TROUBLE = 'Failed to acquire OAuth2 access token: ';

interface Thrown {
	message?: string;
	code?: string;
	cause?: Thrown;
}

/**
 * What an error of n8n's HTTP helper means when there is no answer in it: a NoAnswer for lib/http to act on, a
 * TokenError when the authorization server refused, else the error itself (a cancelled execution).
 */
export function noAnswer(error: unknown, call: HttpCall): Error {
	const chain = causes(error as Thrown);
	const code = chain.map((link) => link.code).find((known) => known !== undefined && known in { ...NEVER_SENT, ...LOST });
	const token = chain.map(({ message = '' }) => message).find((message) => message.startsWith(TOKEN_TROUBLE));
	if (token !== undefined && !code) return new TokenError(call, token.slice(TOKEN_TROUBLE.length));
	if (code === undefined) return error as Error;
	const neverSent = NEVER_SENT[code];
	return new NoAnswer(neverSent ?? LOST[code] ?? code, neverSent === undefined && token === undefined);
}

function causes(error: Thrown | undefined): Thrown[] {
	return error ? [error, ...causes(error.cause)] : [];
}
