import { z } from 'zod';

import { flag, ignored, oneOf, text } from '../../fields';

const ALLOWED_PORTS = ['', '80', '443', '8080', '8443'];

function parsed(url: string): URL | undefined {
	try {
		return new URL(url);
	} catch {
		return undefined;
	}
}

/** An address that webhooks can be sent to. */
const webhookUrl = (anyPort: boolean) =>
	z
		.string()
		.max(512)
		.refine((url) => /^https?:$/.test(parsed(url)?.protocol ?? ''), 'is not a valid URL')
		.refine((url) => anyPort || ALLOWED_PORTS.includes(parsed(url)?.port ?? ''), {
			message: 'has a port that is not allowed: only 80, 443, 8080 and 8443 are',
		});

const members = (anyPort: boolean) => ({
	name: z.string().min(1, 'cannot be blank').max(50),
	url: webhookUrl(anyPort),
	api_version: oneOf(['v1', 'v2']).optional(),
	primary_url: flag().optional(),
	disabled: flag().optional(),
	basic_auth_username: text(250).optional(),
	basic_auth_password: text(250).optional(),
	send_card_resource: flag().optional(),
	enabled_events: z.array(z.string().regex(/^[a-z_]+$/, 'is not an event type')).optional(),
});

export const createParams = (anyPort: boolean) =>
	z.object({ ...members(anyPort), chargebee_response_schema_type: ignored().optional() }).strict();

export const updateParams = (anyPort: boolean) => z.object(members(anyPort)).partial().strict();
