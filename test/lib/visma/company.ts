import axios from 'axios';

import { VismaClient } from '../../../lib/visma';
import type { SandboxControl } from '../../../sandbox';
import { askToken, run } from '../../sandbox/running';
import { wireTo } from '../http/wireTo';

/** The sandbox's company with our client, logged in. */
export interface TestCompany {
	client: VismaClient;
	/** A client that sends this company id with every call. */
	clientWith(companyId: string): VismaClient;
	control: SandboxControl['visma'];
	/** Queries of the calls for customers since the log was emptied. */
	queries(): Promise<Array<Record<string, unknown>>>;
	stop(): Promise<void>;
}

export async function openCompany(): Promise<TestCompany> {
	const { sandbox, control } = await run('nordic');
	const { data } = await askToken(axios.create({ baseURL: sandbox.visma.url, proxy: false }));
	const wire = wireTo({ headers: { authorization: `Bearer ${data.access_token}` } });
	const baseUrl = `${sandbox.visma.url}/`;
	return {
		client: new VismaClient(wire, { baseUrl }),
		clientWith: (companyId) => new VismaClient(wire, { baseUrl, companyId }),
		control: control.visma,
		queries: async () => (await control.visma.requests()).map(({ query }) => query as Record<string, unknown>),
		stop: async () => await sandbox.stop(),
	};
}
