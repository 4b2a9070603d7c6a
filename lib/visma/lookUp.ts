import { StatusError } from '../http';
import { attempt } from '../attempt';
import type { VismaClient } from './client';

/**
 * Reads a record that may not be there. Only an answer of the API itself counts as "not there": a 404 with a page in it
 * comes from a proxy or a wrong base URL, and says nothing about the record.
 *
 * @throws RequestError for every other failure
 */
export async function lookUp<T>(client: VismaClient, path: string): Promise<T | undefined> {
	const read = await attempt(async () => await client.get<T>(path));
	if (read.ok) return read.value;
	if (read.error instanceof StatusError && read.error.status === 404 && !isPage(read.error.body)) return undefined;
	throw read.error;
}

const isPage = (body: unknown) => typeof body === 'string' && body.trim() !== '';
