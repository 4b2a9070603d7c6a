import {
	type ICredentialDataDecryptedObject,
	type ICredentials,
	ICredentialsHelper,
	type IHttpRequestOptions,
	type INodeCredentialsDetails,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { ChargebeeSiteApi } from '../../credentials/ChargebeeSiteApi.credentials';
import { VismaNetOAuth2Api } from '../../credentials/VismaNetOAuth2Api.credentials';

export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

const TYPES = { chargebeeSiteApi: new ChargebeeSiteApi(), vismaNetOAuth2Api: new VismaNetOAuth2Api() };

/** `={{ $credentials.apiKey }}`: the only form of expression that our credentials' `authenticate` uses. */
const FIELD = /^=\{\{ \$credentials\.(\w+) \}\}$/;

/** Keeps credentials in memory where n8n keeps them in its database; authentication follows our own credential types. */
export class CredentialsInMemory extends ICredentialsHelper {
	constructor(private readonly data: CredentialData) {
		super();
	}

	getParentTypes(name: string): string[] {
		return name === 'vismaNetOAuth2Api' ? TYPES.vismaNetOAuth2Api.extends : [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { auth } = TYPES.chargebeeSiteApi.authenticate.properties;
		const [, field = ''] = FIELD.exec(String(auth?.username)) ?? [];
		return { ...requestOptions, auth: { username: String(credentials[field]), password: String(auth?.password) } };
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_nodeCredentials: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		return { ...this.data[type] };
	}

	async updateCredentialsOauthTokenData(
		_nodeCredentials: INodeCredentialsDetails,
		type: string,
		{ oauthTokenData }: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.data[type] = { ...this.data[type], ...(oauthTokenData && { oauthTokenData }) };
	}

	async updateCredentials(): Promise<void> {
		throw new Error('No node of this package changes credentials');
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('The engine reads credentials decrypted');
	}

	getCredentialsProperties() {
		return [];
	}
}
