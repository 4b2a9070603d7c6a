import type { Account } from '../seed/accounts';
import type { Period, PeriodFlags } from '../visma/books/periods';
import type { VismaCustomer } from '../visma/customerDto';
import type { Balance } from '../visma/journal/balances';
import type { Batch } from '../visma/journal/batch';
import type { batchDto } from '../visma/journal/dto';
import type { DocumentStatus } from '../visma/receivables/document';
import type { DocumentDto } from '../visma/receivables/dto';
import type { PaymentDto } from '../visma/receivables/paymentDto';
import type { VismaSettings } from '../visma/settings';
import { ServerControl } from './server';

/** A batch as the API shows it. */
export type VismaJournal = ReturnType<typeof batchDto>;

export interface VismaState {
	counts: {
		customers: number;
		byStatus: Record<string, number>;
		journals: number;
		invoices: number;
		creditNotes: number;
		payments: number;
	};
	customers: VismaCustomer[];
	journals: VismaJournal[];
	invoices: DocumentDto[];
	creditNotes: DocumentDto[];
	accounts: Account[];
	periods: Period[];
	settings: VismaSettings;
}

export class VismaControl extends ServerControl<VismaState, VismaSettings> {
	/** Edits a customer as a person in the ERP: a JSON merge patch that moves its version. */
	async editCustomer(number: string, patch: object): Promise<VismaCustomer> {
		return (await this.http.put<VismaCustomer>(`/customers/${encodeURIComponent(number)}`, patch)).data;
	}

	/** Replaces all customers by `count` ordinary ones. */
	async fillCustomers(count: number): Promise<void> {
		await this.http.post('/customers/bulk', { count });
	}

	async expireTokens(): Promise<void> {
		await this.http.post('/expire-tokens');
	}

	/** Closes or reopens, activates or deactivates a period, YYYYPP. */
	async setPeriod(id: string, patch: Partial<PeriodFlags>): Promise<Period> {
		return (await this.http.put<Period>(`/periods/${id}`, patch)).data;
	}

	/** Closes a period as a person does. Returns false when batches of it wait for their release: it stays open then. */
	async closePeriod(id: string): Promise<boolean> {
		const patch = { closedInGeneralLedger: true, onlyReleased: true };
		const { status } = await this.http.put(`/periods/${id}`, patch, { validateStatus: (code) => code === 200 || code === 409 });
		return status === 200;
	}

	/** Changes an account of the chart, or adds one. */
	async putAccount(number: string, patch: Partial<Account>): Promise<Account> {
		return (await this.http.put<Account>(`/accounts/${number}`, patch)).data;
	}

	/** Edits a batch as a person, also a released one; `hold` moves its status. */
	async editJournal(
		number: string,
		patch: Partial<Pick<Batch, 'status' | 'hold' | 'description' | 'module' | 'transactionDate' | 'financialPeriod'>>,
	): Promise<VismaJournal> {
		return (await this.http.put<VismaJournal>(`/journals/${encodeURIComponent(number)}`, patch)).data;
	}

	/** Reverses a batch as a person: returns the counter-batch. */
	async reverseJournal(number: string): Promise<VismaJournal> {
		return (await this.http.post<VismaJournal>(`/journals/${encodeURIComponent(number)}/reverse`)).data;
	}

	/** Posts a batch that was released without posting. */
	async postJournal(number: string): Promise<VismaJournal> {
		return (await this.http.post<VismaJournal>(`/journals/${encodeURIComponent(number)}/post`)).data;
	}

	/** Replaces invoices, credit notes and payments by `count` invoices and what pays some of them. */
	async fillReceivables(count = 120): Promise<void> {
		await this.http.post('/receivables/bulk', { count });
	}

	/** Edits an invoice or a credit note as a person, also a released one. */
	async editDocument(
		kind: 'invoices' | 'credit-notes',
		number: string,
		patch: {
			status?: DocumentStatus;
			hold?: boolean;
			texts?: Record<string, string>;
			dueDate?: string;
			address?: { addressLine1?: string; addressLine2?: string; postalCode?: string; city?: string };
			/** Unit price of the first line. */
			price?: number;
		},
	): Promise<DocumentDto> {
		return (await this.http.put<DocumentDto>(`/${kind}/${encodeURIComponent(number)}`, patch)).data;
	}

	/** Registers a payment as a person: of all that is open, unless an amount is given. */
	async payInvoice(order: { invoice: string; amount?: number; date?: string }): Promise<PaymentDto> {
		return (await this.http.post<PaymentDto>('/payments', order)).data;
	}

	/** Movements of the ledger per period, account and currency: of released batches, unless told otherwise. */
	async balances(options: { includeUnreleased?: boolean; bySubaccount?: boolean } = {}): Promise<Balance[]> {
		return (await this.http.get<{ balances: Balance[] }>('/balances', { params: options })).data.balances;
	}
}
