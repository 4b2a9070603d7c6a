import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * One Visma.net company, called by a service application (OAuth 2.0 client credentials). n8n fetches the token, keeps it
 * encrypted and renews it once for all executions when it has expired.
 */
export class VismaNetOAuth2Api implements ICredentialType {
	name = 'vismaNetOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Visma.net ERP OAuth2 API';

	icon = { light: 'file:vismaNet.svg', dark: 'file:vismaNet.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-visma-chargebee/n8n-nodes-visma-chargebee#credentials-for-vismanet';

	properties: INodeProperties[] = [
		{
			displayName:
				'One credential is one company: the tenant ID names it. To work with another company, make another credential.',
			name: 'oneCompany',
			type: 'notice',
			default: '',
		},
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'clientCredentials' },
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'Of the service application in the Visma Developer Portal',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Tenant ID',
			name: 'tenantId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 3f2b8c1e-0000-4000-8000-5d1f6a7b8c9d',
			description:
				"The company's own: Visma Admin > the company > Configuration > Tenant ID. With the tenant ID of the customer (the contract) every call is refused with status 401.",
		},
		{
			displayName: 'Company ID',
			name: 'companyId',
			type: 'string',
			default: '',
			description:
				'Only for companies that ask for it; sent as ipp-company-id with every call. Otherwise leave it empty: the tenant ID already names the company.',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: 'vismanet_erp_service_api:read vismanet_erp_service_api:create vismanet_erp_service_api:update',
			description:
				'Scopes approved for the application, separated by spaces. Reading customers needs vismanet_erp_service_api:read alone.',
		},
		{
			displayName: 'Company Time Zone',
			name: 'timezone',
			type: 'string',
			default: 'Europe/Oslo',
			description: 'IANA name. Visma.net gives and takes times without a zone; they are read in this one.',
		},
		{
			displayName: 'n8n Processes',
			name: 'processes',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1,
			description:
				'How many n8n processes (main and workers) use this credential. They share what Visma.net allows in an hour, and none sees what the others are about to spend.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.finance.visma.net',
			description: 'Without /v1. Not the "API base URL" that the Developer Portal shows: that is the audience of tokens.',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'string',
			default: 'https://connect.visma.com/connect/token',
			required: true,
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
		{ displayName: 'Send Additional Body Properties', name: 'sendAdditionalBodyProperties', type: 'hidden', default: true },
		{
			displayName: 'Additional Body Properties',
			name: 'additionalBodyProperties',
			type: 'hidden',
			default: '={{ JSON.stringify({ tenant_id: $self["tenantId"] }) }}',
		},
	];

	/** Visma Connect gives a token for a wrong tenant too; only a read of company data proves the tenant. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.replace(new RegExp("/+$"), "") }}',
			url: '/v1/organization',
			headers: { accept: 'application/json', 'ipp-company-id': '={{ $credentials.companyId || undefined }}' },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						"Visma.net gives a token but does not accept it. Most likely this is the tenant ID of the customer (contract): enter the company's, from Visma Admin > the company > Configuration > Tenant ID. A new approval takes up to 15 minutes.",
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'The token has no right to read. Add vismanet_erp_service_api:read to Scope, and have it approved for the application.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no Visma.net API at this Base URL. The usual one is https://api.finance.visma.net',
				},
			},
		],
	};
}
