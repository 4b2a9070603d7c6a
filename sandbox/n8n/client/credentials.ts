import type { N8nSession } from './session';

export interface Credential {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

/** Credentials of n8n, as its credential window saves and tests them. */
export class CredentialsClient {
	constructor(private readonly session: N8nSession) {}

	/** Saves a new credential and returns its id. */
	async create(credential: Omit<Credential, 'id'>): Promise<string> {
		const saved = await this.session.request<{ id: string }>('POST', '/credentials', { data: credential });
		return saved.id;
	}

	async update(id: string, credential: Omit<Credential, 'id'>): Promise<void> {
		await this.session.request('PATCH', `/credentials/${id}`, { data: credential });
	}

	/** Id of the credential with this name and type, if there is one. */
	async find(name: string, type: string): Promise<string | undefined> {
		const all = await this.session.request<Credential[]>('GET', '/credentials');
		return all.find((credential) => credential.name === name && credential.type === type)?.id;
	}

	/** Tests a credential as the window does after saving: n8n makes the type's test request. */
	async test(credential: Credential): Promise<CredentialTestResult> {
		return await this.session.request('POST', '/credentials/test', { data: { credentials: credential } });
	}
}
