import axios from 'axios';

import { VismaClient } from '../../../lib/visma';
import type { SandboxControl } from '../../../sandbox';
import { askToken, run } from '../../sandbox/running';
import { sender, type TestWire, wireTo } from '../http/wireTo';

/** The sandbox's company with our client, logged in. */
export interface TestCompany {
	client: VismaClient;
	/** A client that sends this company id with every call. */
	clientWith(companyId: string): VismaClient;
	/** A client whose query parameters, all but those of paging, never reach the server: as if it ignored them. */
	blind(): Promise<VismaClient>;
	control: SandboxControl['visma'];
	/** A fresh token, with which everything may be done, and a wire that has not slept. */
	logIn(): Promise<void>;
	/** Every wait since the last log-in, in milliseconds. */
	slept(): number[];
	/** Resolves once a condition holds. */
	until(holds: () => Promise<boolean>): Promise<void>;
	/** Queries of the calls for customers since the log was emptied. */
	queries(): Promise<Array<Record<string, unknown>>>;
	stop(): Promise<void>;
}

const SCOPE = ['read', 'create', 'update'].map((right) => `vismanet_erp_service_api:${right}`).join(' ');

function withoutFilters(address: string): string {
	const url = new URL(address);
	for (const name of [...url.searchParams.keys()]) {
		if (!['pageNumber', 'pageSize', 'periodId'].includes(name)) url.searchParams.delete(name);
	}
	return url.toString();
}

class OpenCompany implements TestCompany {
	private wire = wireTo();

	constructor(
		private readonly url: string,
		readonly control: SandboxControl['visma'],
		readonly stop: () => Promise<void>,
	) {}

	get client(): VismaClient {
		return new VismaClient(this.wire, { baseUrl: `${this.url}/` });
	}

	clientWith(companyId: string): VismaClient {
		return new VismaClient(this.wire, { baseUrl: `${this.url}/`, companyId });
	}

	async blind(): Promise<VismaClient> {
		const send = sender(await this.authorization());
		const wire: TestWire = { ...wireTo(), send: async (call) => await send({ ...call, url: withoutFilters(call.url) }) };
		return new VismaClient(wire, { baseUrl: this.url });
	}

	async logIn(): Promise<void> {
		this.wire = wireTo({ headers: await this.authorization() });
		await this.control.clearRequests();
	}

	slept(): number[] {
		return this.wire.slept;
	}

	async queries(): Promise<Array<Record<string, unknown>>> {
		const requests = (await this.control.requests()).filter(({ path }) => path !== '/connect/token');
		return requests.map(({ query }) => query as Record<string, unknown>);
	}

	async until(holds: () => Promise<boolean>): Promise<void> {
		while (!(await holds()));
	}

	private async authorization(): Promise<{ authorization: string }> {
		const { data } = await askToken(axios.create({ baseURL: this.url, proxy: false }), { scope: SCOPE });
		return { authorization: `Bearer ${data.access_token}` };
	}
}

export async function openCompany(): Promise<TestCompany> {
	const { sandbox, control } = await run('nordic');
	const company = new OpenCompany(sandbox.visma.url, control.visma, async () => await sandbox.stop());
	await company.logIn();
	return company;
}
