import type { FastifyReply, FastifyRequest } from 'fastify';

import { Refusal } from '../../server/refusal';
import { pathOf } from '../../server/recordRequests';
import { businessError } from '../errors';
import { keyOf } from '../query';

interface Versioned {
	timeStamp: string;
}

export const etagOf = ({ timeStamp }: Versioned) => `"${timeStamp}"`;

/** The key in the path's segment with this place; an escaped slash ends the segment on the real host. */
export function keyInPath(request: FastifyRequest, place: number): string {
	const segment = pathOf(request).split('/')[place] ?? '';
	if (/%2f/i.test(segment)) throw businessError(404, 'The resource was not found.');
	return keyOf(segment);
}

/** Refuses a write on a record that is no longer the one that the caller read. */
export function matchVersion(request: FastifyRequest, record: Versioned): void {
	const wanted = request.headers['if-match'];
	if (wanted === undefined || wanted === '*' || wanted === etagOf(record)) return;
	throw new Refusal(412, businessError(412, 'The record was changed by another user.').body);
}

/** 201 with the address of the new record. */
export function created(
	request: FastifyRequest,
	reply: FastifyReply,
	record: Versioned,
	path: string,
	{ locationBase, createdBody }: { locationBase: string; createdBody: 'empty' | 'object' },
) {
	const base = locationBase === '' ? `http://${request.headers.host}` : locationBase;
	reply.code(201).headers({ location: `${base}${path}`, etag: etagOf(record) });
	return createdBody === 'object' ? {} : reply.send();
}
