import axios from 'axios';

import { ChargebeeClient } from '../../../lib/chargebee';
import { VismaClient } from '../../../lib/visma';
import { CHARGEBEE_API_KEY } from '../../../sandbox/identities';
import type { Sandbox } from '../../../sandbox/start';
import { wireTo } from '../../lib/http/wireTo';
import { askToken } from '../../sandbox/running';

/** The package's own clients of both servers, outside n8n. */
export async function connect({ visma, chargebee }: Sandbox): Promise<{ visma: VismaClient; chargebee: ChargebeeClient }> {
	const scope = ['read', 'create', 'update'].map((right) => `vismanet_erp_service_api:${right}`).join(' ');
	const { access_token: token } = (await askToken(axios.create({ baseURL: visma.url, proxy: false }), { scope })).data;
	const basic = `Basic ${Buffer.from(`${CHARGEBEE_API_KEY}:`).toString('base64')}`;
	return {
		visma: new VismaClient(wireTo({ headers: { authorization: `Bearer ${token}` } }), { baseUrl: visma.url }),
		chargebee: new ChargebeeClient(wireTo({ headers: { authorization: basic } }), { baseUrl: chargebee.url, raiseWebhooks: false }),
	};
}
