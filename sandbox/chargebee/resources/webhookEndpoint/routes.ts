import type { FastifyInstance } from 'fastify';
import omitBy from 'lodash/omitBy';

import { chargebeeError } from '../../errors';
import { readParams } from '../../fields';
import type { ChargebeeSite } from '../../site';
import { shownEndpoint, type WebhookEndpoint } from '../../webhooks/endpoint';
import { known } from '../known';
import { listOf } from '../list';
import { createParams, updateParams } from './schemas';

const MOST_ENDPOINTS = 5;

/** Members of a request as the endpoint keeps them: what was not sent, or sent empty, is left out. */
function given(params: Record<string, unknown>): Partial<WebhookEndpoint> {
	return omitBy(params, (value) => value === undefined || value === null);
}

function refuseSixth(site: ChargebeeSite): void {
	const count = site.post.endpoints.all().filter(({ deleted }) => !deleted).length;
	if (count < MOST_ENDPOINTS) return;
	const message = `Sorry, only ${MOST_ENDPOINTS} webhook endpoints can be configured for a site.`;
	throw chargebeeError({ status: 400, type: 'invalid_request', code: 'resource_limit_exceeded', message });
}

/** Only one endpoint is the primary one. */
function save(site: ChargebeeSite, endpoint: WebhookEndpoint): { webhook_endpoint: object } {
	const { endpoints } = site.post;
	if (endpoint.primary_url) for (const each of endpoints.all()) endpoints.put({ ...each, primary_url: false });
	return { webhook_endpoint: shownEndpoint(endpoints.put(endpoint)) };
}

/** Chargebee's Webhook Endpoint: create, list, retrieve, update, delete; no more than five. */
export function webhookEndpointRoutes(api: FastifyInstance, site: ChargebeeSite): void {
	const { endpoints } = site.post;
	const anyPort = () => site.settings.webhooks.anyPort;
	const list = listOf({
		name: 'webhook_endpoint',
		store: endpoints,
		filters: {},
		sorts: ['created_at'],
		shown: shownEndpoint,
	});

	api.get('/webhook_endpoints', async ({ query }) => list(query));
	api.get('/webhook_endpoints/:id', async (request) => ({
		webhook_endpoint: shownEndpoint(known(endpoints, request)),
	}));
	api.post('/webhook_endpoints', async (request) => {
		const params = readParams(createParams(anyPort()), request.body);
		refuseSixth(site);
		return save(site, {
			id: `whv2_Nordic${1000 + site.books.count('webhookEndpoint')}`,
			disabled: false,
			primary_url: false,
			api_version: 'v2',
			send_card_resource: false,
			enabled_events: [],
			created_at: Math.floor(site.now() / 1000),
			deleted: false,
			...given(params),
			name: params.name,
			url: params.url,
		});
	});
	api.post('/webhook_endpoints/:id', async (request) => {
		const old = known(endpoints, request);
		return save(site, { ...old, ...given(readParams(updateParams(anyPort()), request.body)) });
	});
	api.post('/webhook_endpoints/:id/delete', async (request) => {
		const old = known(endpoints, request);
		return { webhook_endpoint: shownEndpoint(endpoints.put({ ...old, deleted: true })) };
	});
}
