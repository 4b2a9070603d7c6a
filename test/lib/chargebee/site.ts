import { ChargebeeClient } from '../../../lib/chargebee';
import type { RetryPolicy } from '../../../lib/http';
import { CHARGEBEE_API_KEY, type SandboxControl } from '../../../sandbox';
import { run } from '../../sandbox/running';
import { wireTo } from '../http/wireTo';

/** The sandbox's site with our client. */
export interface TestSite {
	client: ChargebeeClient;
	control: SandboxControl['chargebee'];
	/** A client with other settings. */
	clientWith(options: { apiKey?: string; raiseWebhooks?: boolean; policy?: Partial<RetryPolicy> }): ChargebeeClient;
	stop(): Promise<void>;
}

export async function openSite(): Promise<TestSite> {
	const { sandbox, control } = await run('empty');
	const clientWith: TestSite['clientWith'] = ({ apiKey = CHARGEBEE_API_KEY, raiseWebhooks = false, policy }) => {
		const authorization = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`;
		return new ChargebeeClient(wireTo({ policy, headers: { authorization } }), { baseUrl: sandbox.chargebee.url, raiseWebhooks });
	};
	return { client: clientWith({}), clientWith, control: control.chargebee, stop: async () => await sandbox.stop() };
}
