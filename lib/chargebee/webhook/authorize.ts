import { createHash, timingSafeEqual } from 'node:crypto';

const BASIC = /^Basic ([A-Za-z0-9+/]+={0,2})$/i;

/**
 * Whether an `Authorization` header carries this user and password. The comparison takes the same time whatever is
 * wrong: digests have one length, and both parts are always compared.
 */
export function isAuthorized(header: string | undefined, user: string, password: string): boolean {
	const given = Buffer.from(BASIC.exec(header ?? '')?.[1] ?? '', 'base64').toString('utf8');
	const colon = given.indexOf(':');
	const [givenUser, givenPassword] = colon < 0 ? ['', ''] : [given.slice(0, colon), given.slice(colon + 1)];
	const sameUser = equal(givenUser, user);
	const samePassword = equal(givenPassword, password);
	// An endpoint without credentials of its own lets nobody in.
	return sameUser && samePassword && user !== '' && password !== '';
}

function equal(first: string, second: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
	return timingSafeEqual(digest(first), digest(second));
}
