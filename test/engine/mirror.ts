import axios from 'axios';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { InvoiceResult } from '../../lib/sync/invoices';
import type { VismaCreditNote, VismaInvoice } from '../../lib/visma';
import type { Invoice } from '../../sandbox/chargebee/billing/shapes';
import type { Company } from './company';
import type { NodeResult } from './runNode';

/** Invoices of a company in both systems, moved by our nodes. */
export class Mirror {
	constructor(private readonly company: Company) {}

	/** Every released invoice and credit note of the ERP, with all of their parts. */
	async read(): Promise<{ invoices: VismaInvoice[]; creditNotes: VismaCreditNote[] }> {
		const [invoices, creditNotes] = await Promise.all([this.list('customerInvoice'), this.list('customerCreditNote')]);
		return { invoices: invoices as VismaInvoice[], creditNotes: creditNotes as VismaCreditNote[] };
	}

	async readInvoice(number: string): Promise<VismaInvoice> {
		const { invoices } = await this.read();
		return invoices.find(({ referenceNumber }) => referenceNumber === number) as VismaInvoice;
	}

	/** Syncs documents and returns their results; refused ones come back as failed items. */
	async sync(documents: object[], parameters: INodeParameters = {}, executionId?: string): Promise<InvoiceResult[]> {
		const { items, error } = await this.trySync(documents, { whenRefused: 'returnFailedItem', ...parameters }, executionId);
		if (error) throw error;
		return items.map(({ json }) => json as unknown as InvoiceResult);
	}

	async trySync(documents: object[], parameters: INodeParameters = {}, executionId = 'execution-1'): Promise<NodeResult> {
		const all = { resource: 'invoice', operation: 'syncFromVisma', payments: 'fromVisma', ...parameters };
		return await this.company.chargebee(all, { items: documents as IDataObject[], executionId });
	}

	/** Every invoice of the site, as anybody with the key reads it. */
	async invoices(): Promise<Invoice[]> {
		const { apiKey, baseUrl } = this.company.credentials.chargebeeSiteApi as { apiKey: string; baseUrl: string };
		const found: Invoice[] = [];
		for (let offset: string | undefined; ; ) {
			const params = { limit: 100, offset };
			const { data } = await axios.get(`${baseUrl}/api/v2/invoices`, { auth: { username: apiKey, password: '' }, params });
			found.push(...data.list.map(({ invoice }: { invoice: Invoice }) => invoice));
			offset = data.next_offset;
			if (!offset) return found;
		}
	}

	async invoice(id: string): Promise<Invoice> {
		return (await this.invoices()).find((invoice) => invoice.id === id) as Invoice;
	}

	isDone(results: InvoiceResult[], number: string): boolean {
		return results.some((result) => result.vismaDocumentNumber === number && result.outcome === 'created');
	}

	private async list(resource: string): Promise<object[]> {
		const filters = { expand: ['TaxDetails', 'InvoiceAddress', 'Applications'] };
		const { items, error } = await this.company.visma({ resource, operation: 'getAll', returnAll: true, options: filters });
		if (error) throw error;
		return items.map(({ json }) => json);
	}
}
