import type { N8nSession } from './session';

export interface InstalledPackage {
	packageName: string;
	installedVersion: string;
	installedNodes: Array<{ name: string; type: string; latestVersion: number }>;
}

/** Settings > Community nodes. */
export class CommunityPackagesClient {
	constructor(private readonly session: N8nSession) {}

	async list(): Promise<InstalledPackage[]> {
		return await this.session.request('GET', '/community-packages');
	}

	async install(name: string, version: string): Promise<InstalledPackage> {
		return await this.session.request('POST', '/community-packages', { data: { name, version } });
	}

	async uninstall(name: string): Promise<void> {
		await this.session.request('DELETE', '/community-packages', { params: { name } });
	}
}
