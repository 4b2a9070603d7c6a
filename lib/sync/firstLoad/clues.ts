import { uniqBy } from 'lodash';

import type { ChargebeeCustomer } from '../../chargebee';
import type { VismaCustomer } from '../../visma';
import { readField } from '../customers/map';
import { organizationNumber, type OrganizationNumber } from './organization';

/** Two fields that hold the same in both systems. */
export interface FieldPair {
	/** `cf_erp_number` */
	chargebeeField: string;
	/** A path of the Visma customer, or `attributes.` and an id. */
	vismaField: string;
}

/** By what customers of the two systems are told to be the same. */
export interface Clues {
	/** Visma's own row number, which outlives a change of number. */
	internalId: string;
	/** Customer number in Visma. */
	number: string;
	/** As people call it; empty for a person. */
	name: string;
	/** The value of the fields that people chose; empty without them. */
	chosen: string;
	organizations: OrganizationNumber[];
	emails: string[];
}

export function cluesOfVisma(customer: VismaCustomer, pair: FieldPair | undefined): Clues {
	const { number, name, internalId, corporateId, vatRegistrationId, mainAddress, mainContact, invoiceContact, deliveryContact } = customer;
	const country = clean(mainAddress?.country?.id);
	return {
		internalId: clean(internalId),
		number,
		name: clean(name),
		chosen: pair ? plain(readField(customer, pair.vismaField)) : '',
		organizations: organizations([corporateId, vatRegistrationId], country),
		emails: emails([mainContact?.email, invoiceContact?.email, deliveryContact?.email]),
	};
}

/** The same of a Chargebee customer; number and internal id as an earlier sync left them in its meta data. */
export function cluesOfChargebee(customer: ChargebeeCustomer, pair: FieldPair | undefined): Clues {
	const { company, email, vat_number: vat, vat_number_prefix: prefix, billing_address: address = {}, meta_data: meta = {} } = customer;
	const values = customer as unknown as Record<string, unknown>;
	return {
		internalId: clean(meta.visma_internal_id),
		number: clean(meta.visma_customer_number),
		name: clean(company),
		chosen: pair ? plain(clean(values[pair.chargebeeField])) : '',
		organizations: organizations([`${clean(prefix)}${clean(vat)}`, meta.visma_corporate_id], clean(address.country)),
		emails: emails([email, address.email]),
	};
}

function organizations(values: unknown[], country: string): OrganizationNumber[] {
	const read = values.map((value) => organizationNumber(clean(value), country)).filter((one) => one !== undefined);
	return uniqBy(read, ({ core, country: home }) => `${home} ${core}`);
}

const emails = (values: unknown[]): string[] => [...new Set(values.map((value) => clean(value).toLowerCase()).filter((email) => email !== ''))];

/** `NO 987 654 321` and `no987654321` are one value, `Fjord A/S` and `FJORD AS` too. */
export const plain = (value: string) => value.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

const clean = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '');
