import { CommunityPackagesClient } from './communityPackages';
import { CredentialsClient } from './credentials';
import { DataTablesClient } from './dataTables';
import { ExecutionsClient } from './executions';
import { N8nSession } from './session';
import { WorkflowsClient } from './workflows';

/** n8n through the endpoints that its own user interface calls, one property a noun. */
export class N8nClient {
	readonly session: N8nSession;

	readonly credentials: CredentialsClient;

	readonly workflows: WorkflowsClient;

	readonly executions: ExecutionsClient;

	readonly dataTables: DataTablesClient;

	readonly communityPackages: CommunityPackagesClient;

	constructor(url: string) {
		this.session = new N8nSession(url);
		this.credentials = new CredentialsClient(this.session);
		this.workflows = new WorkflowsClient(this.session);
		this.executions = new ExecutionsClient(this.session);
		this.dataTables = new DataTablesClient(this.session);
		this.communityPackages = new CommunityPackagesClient(this.session);
	}
}
