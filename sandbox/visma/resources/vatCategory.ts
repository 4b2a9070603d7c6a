import type { FastifyInstance } from 'fastify';

import { VAT_CATEGORIES } from '../../seed/vatCategories';
import { businessError } from '../errors';
import { dateTimeFilter, type Query } from '../query';
import { keyInPath } from './record';

/** Visma.net's VatCategory: neither paged nor with metadata. */
export function vatCategoryRoutes(api: FastifyInstance): void {
	api.get('/v1/vatCategory', async (request) => {
		const modified = dateTimeFilter(request.query as Query, 'lastModifiedDateTime');
		return VAT_CATEGORIES.filter((category) => modified(category.lastModifiedDateTime));
	});
	api.get('/v1/vatCategory/:taxCategoryId', async (request) => {
		const id = keyInPath(request, 3);
		const category = VAT_CATEGORIES.find(({ vatCategoryId }) => vatCategoryId === id);
		if (!category) throw businessError(404, 'The VAT category was not found.');
		return category;
	});
}
