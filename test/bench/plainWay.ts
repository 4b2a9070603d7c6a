/* eslint-disable @n8n/community-nodes/no-restricted-imports */
/** How flows of plain HTTP nodes do it: one record after the other, looked up first, then written, changed or not. */
import { Agent } from 'node:http';

import axios, { type AxiosInstance } from 'axios';
import { pickBy } from 'lodash';

import { encodeForm, type Form } from '../../lib/chargebee/form';
import type { Company } from '../engine/company';

function siteOf({ credentials }: Company): AxiosInstance {
	const { baseUrl, apiKey } = credentials.chargebeeSiteApi as { baseUrl: string; apiKey: string };
	const auth = { username: apiKey, password: '' };
	const httpAgent = new Agent({ keepAlive: true });
	return axios.create({ baseURL: `${baseUrl}/api/v2`, auth, httpAgent, proxy: false, validateStatus: (status) => status < 500 });
}

async function write(site: AxiosInstance, path: string, form: Form): Promise<void> {
	const { status, data } = await site.post(path, encodeForm(form));
	if (status !== 200) throw new Error(`${path}: ${JSON.stringify(data)}`);
}

const isBilling = (name: string) => /^(billing_address|vat_number)/.test(name);
const isDetail = (name: string) => /^(billing_address|po_number)/.test(name);

/** Customers by the forms that create them: look up, create or update, and the billing information. */
export async function plainCustomers(company: Company, forms: readonly Form[]): Promise<void> {
	const site = siteOf(company);
	for (const form of forms) {
		const path = `/customers/${form.id}`;
		const { status } = await site.get(path);
		const isNew = status === 404;
		const fields = pickBy(form, (_value, name) => !isBilling(name) && (isNew || name !== 'id'));
		await write(site, isNew ? '/customers' : path, fields);
		await write(site, `${path}/update_billing_info`, pickBy(form, (_value, name) => isBilling(name)));
	}
}

/** Invoices by the forms that import them: look up, then import, or write their details. */
export async function plainInvoices(company: Company, forms: readonly Form[]): Promise<void> {
	const site = siteOf(company);
	for (const form of forms) {
		const { status } = await site.get(`/invoices/${form.id}`);
		if (status === 404) await write(site, '/invoices/import_invoice', form);
		else await write(site, `/invoices/${form.id}/update_details`, pickBy(form, (_value, name) => isDetail(name)));
	}
}
