import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { Document } from '../billing/shapes';
import { lineStart, shownDocument } from '../billing/document/shown';
import { wrongValue } from '../errors';
import { ignored, readParams, text, wholeNumber } from '../fields';

const lineParams = z
	.object({
		line_items_limit: wholeNumber().refine(
			(limit) => limit === null || (limit >= 1 && limit <= 300),
			'must be from 1 to 300',
		),
		line_items_offset: text(1000),
		line_item: ignored(),
	})
	.partial()
	.strict();

/** A document with the lines that a retrieve operation asks for. */
export function askedDocument<D extends Document>(document: D, request: FastifyRequest, page: number): D {
	const { line_items_limit: limit, line_items_offset: offset } = readParams(lineParams, request.query);
	const start = offset ? lineStart(document.id, offset) : 0;
	if (start === undefined) throw wrongValue('line_items_offset', 'is not a valid offset');
	return shownDocument(document, limit ?? page, start);
}
