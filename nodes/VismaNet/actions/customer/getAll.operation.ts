import { CUSTOMER_PARTS, type CustomerFilter, listCustomers } from '../../../../lib/visma';
import { boundFilter } from '../../filterFields';
import { getAllOperation } from '../../readOperations';
import { words } from '../../words';
import { choiceField, textField } from '../../writeFields';
import { NOUN } from './noun';
import { STATUSES } from './statuses';

interface Options extends Omit<CustomerFilter, 'attributes'> {
	attributes?: Array<{ id: string; values: string }>;
}

/** Values of one attribute are separated by commas, as in Visma.net's own filter. */
const attributesOf = (rows: Options['attributes']) =>
	rows && Object.fromEntries(rows.map(({ id, values }) => [id, values.split(',').map((value) => value.trim())]));

export const { description, execute } = getAllOperation<Options>(NOUN, {
	filters: [
		{
			displayName: 'Attributes',
			name: 'attributes',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add attribute',
			default: {},
			description: 'Only customers with one of the values in each of these attributes',
			options: [
				{
					displayName: 'Attribute',
					name: 'rows',
					values: [
						textField('Attribute ID', 'id', 'As in Visma.net', 'e.g. INDUSTRY'),
						textField('Values', 'values', 'Separated by commas'),
					],
				},
			],
		},
		boundFilter('Created', 'created', 'Only customers created within this bound', 'time'),
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			default: '',
			placeholder: 'e.g. name@email.com',
			description: 'Only customers with a contact that has this email address',
		},
		{
			displayName: 'Include',
			name: 'expand',
			type: 'multiOptions',
			default: [],
			options: CUSTOMER_PARTS.map((part) => ({ name: words(part), value: part })),
			description: 'Parts of each customer to read along',
		},
		textField('Name', 'name', 'Only customers whose name holds this text'),
		textField('Organization Number', 'corporateId', 'Only customers with this organization number'),
		textField('Phone', 'phone', 'Only customers with a contact that has this telephone number'),
		choiceField('Status', 'status', 'Only customers with this status', STATUSES),
		textField('VAT Number', 'vatRegistrationId', 'Only customers with this VAT registration number'),
	],
	knowsChanges: true,
	isLong: true,
	list: async (client, { attributes, ...filter }, limit) =>
		await listCustomers(client, { ...filter, attributes: attributesOf(attributes) }, limit),
});
