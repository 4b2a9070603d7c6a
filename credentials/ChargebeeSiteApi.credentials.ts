import type { IAuthenticateGeneric, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * One Chargebee site, and what must be the same in every flow of a company: time zone, the prefixes of mirrored records,
 * and the user and password with which Chargebee calls our webhooks.
 */
export class ChargebeeSiteApi implements ICredentialType {
	name = 'chargebeeSiteApi';

	displayName = 'Chargebee Site API';

	icon = { light: 'file:chargebeeSite.svg', dark: 'file:chargebeeSite.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-visma-chargebee/n8n-nodes-visma-chargebee#credentials-for-chargebee';

	properties: INodeProperties[] = [
		{
			displayName: 'Site',
			name: 'site',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. acme-test',
			description: 'The part before .chargebee.com; a pasted address of the site works too. The test site has its own name.',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'A full-access key of this very site: Settings > Configure Chargebee > API Keys',
		},
		{
			displayName: 'Site Time Zone',
			name: 'timezone',
			type: 'string',
			default: 'Europe/Oslo',
			description: 'IANA name of the time zone of the site. It decides on which date an invoice falls.',
		},
		{
			displayName: 'Customer ID Prefix',
			name: 'customerIdPrefix',
			type: 'string',
			default: 'VN-',
			description:
				'Stands before the Visma.net customer number in Chargebee. Choose it before the first sync: with another prefix every customer is a new one.',
		},
		{
			displayName: 'Linked Customers',
			name: 'linkedCustomers',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. 10001 = AzZ9x',
			description:
				'Customers that were in Chargebee before the first sync: the Visma.net customer number, =, and the Chargebee ID, one a line. A - in place of the ID holds a customer back. The operation Plan First Load proposes the lines.',
		},
		{
			displayName: 'Invoice ID Prefix',
			name: 'invoiceIdPrefix',
			type: 'string',
			default: 'VN-',
			description: "Stands before the Visma.net invoice number in Chargebee, and keeps clear of Chargebee's own numbers",
		},
		{
			displayName: 'Chargebee Invoices Are Booked As',
			name: 'bookedAs',
			type: 'options',
			default: 'journals',
			description:
				"How invoices and credit notes of Chargebee get into the books of Visma.net. One way for the whole company: the operations of the other way refuse to work, so that nothing is booked twice.",
			options: [
				{ name: 'Customer Invoices', value: 'customerInvoices' },
				{ name: 'Journal Transactions', value: 'journals' },
			],
		},
		{
			displayName: 'Mask Personal Fields',
			name: 'maskPersonalFields',
			type: 'boolean',
			default: false,
			description:
				'Whether audit records hold nothing personal: names, addresses, emails, phones, VAT numbers, notes and custom fields are replaced in all flows. Ids, versions, amounts and dates stay. A record that was refused is then read again before it is replayed.',
		},
		{
			displayName: 'Webhook User',
			name: 'webhookUser',
			type: 'string',
			default: '',
			description: 'With which Chargebee calls the webhooks of this n8n',
		},
		{
			displayName: 'Webhook Password',
			name: 'webhookPassword',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://acme-test.chargebee.com',
			description: 'Only for a proxy or a stand-in; empty for Chargebee itself',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { auth: { username: '={{ $credentials.apiKey }}', password: '' } },
	};

	/** The address is made as in lib/chargebee/site.ts, which expressions cannot call. */
	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ ($credentials.baseUrl || "https://" + $credentials.site.trim().replace(new RegExp("^[a-z]+://", "i"), "").split(new RegExp("[/?#]"))[0].replace(new RegExp("[.]chargebee[.]com$", "i"), "") + ".chargebee.com").trim().replace(new RegExp("/+$"), "").replace(new RegExp("/api/v2$"), "") }}',
			url: '/api/v2/configurations',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'This site does not know the API key. Test and live sites have keys of their own: create one in the very site that this credential names.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'This API key has too few rights. Create a full-access key; a publishable key cannot read.',
				},
			},
			{
				type: 'responseCode',
				properties: { value: 404, message: 'There is no such Chargebee site. Enter the part before .chargebee.com.' },
			},
		],
	};
}
