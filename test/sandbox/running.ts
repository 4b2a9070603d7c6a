import axios, { type AxiosInstance, type AxiosResponse } from 'axios';

import {
	CHARGEBEE_API_KEY,
	SandboxControl,
	startSandbox,
	VISMA_CLIENT_ID,
	VISMA_CLIENT_SECRET,
	VISMA_COMPANY_TENANT_ID,
	type Sandbox,
} from '../../sandbox';

const plain = { validateStatus: () => true, proxy: false as const };

export interface Running {
	sandbox: Sandbox;
	control: SandboxControl;
	/** Answers of every status come back as they are. */
	visma: AxiosInstance;
	chargebee: AxiosInstance;
}

/** Both servers on free ports, with a client for each. */
export async function run(seed: 'nordic' | 'empty' = 'nordic'): Promise<Running> {
	const sandbox = await startSandbox({ seed });
	return {
		sandbox,
		control: new SandboxControl(sandbox.visma.url, sandbox.chargebee.url),
		visma: axios.create({ ...plain, baseURL: sandbox.visma.url }),
		chargebee: axios.create({
			...plain,
			baseURL: `${sandbox.chargebee.url}/api/v2`,
			auth: { username: CHARGEBEE_API_KEY, password: '' },
		}),
	};
}

/** Asks the token endpoint; what is not given is right. */
export async function askToken(visma: AxiosInstance, other: Record<string, string> = {}): Promise<AxiosResponse> {
	const form = {
		grant_type: 'client_credentials',
		client_id: VISMA_CLIENT_ID,
		client_secret: VISMA_CLIENT_SECRET,
		scope: 'vismanet_erp_service_api:read',
		tenant_id: VISMA_COMPANY_TENANT_ID,
		...other,
	};
	return await visma.post('/connect/token', new URLSearchParams(form).toString());
}

/** Logs the Visma.net client in for all further calls. */
export async function logIn(visma: AxiosInstance, other: Record<string, string> = {}): Promise<void> {
	const { data } = await askToken(visma, other);
	visma.defaults.headers.common.Authorization = `Bearer ${data.access_token}`;
}

/** A flat form from names in Chargebee's notation. */
export const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
