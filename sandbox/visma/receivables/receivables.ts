import { RecordStore } from '../recordStore';
import type { CustomerDocument } from './document';
import type { Payment } from './payment';

export interface ReceivablesSnapshot {
	invoices: CustomerDocument[];
	creditNotes: CustomerDocument[];
	payments: Payment[];
}

const NOTHING: ReceivablesSnapshot = { invoices: [], creditNotes: [], payments: [] };

/** A series that begins after `base`. */
const series = (base: number) => (count: number) => String(base + count);

/** The customer ledger of the company: invoices, credit notes and payments. */
export class Receivables {
	readonly invoices = new RecordStore<CustomerDocument>({ keyOf: ({ number }) => number, automatic: series(100_000) });
	readonly creditNotes = new RecordStore<CustomerDocument>({ keyOf: ({ number }) => number, automatic: series(800_000) });
	readonly payments = new RecordStore<Payment>({ keyOf: ({ refNbr }) => refNbr, automatic: series(500_000) });

	fill({ invoices, creditNotes, payments }: ReceivablesSnapshot = NOTHING): void {
		this.invoices.fill(invoices);
		this.creditNotes.fill(creditNotes);
		this.payments.fill(payments);
	}

	export(): ReceivablesSnapshot {
		return { invoices: this.invoices.all(), creditNotes: this.creditNotes.all(), payments: this.payments.all() };
	}

	counts() {
		const { invoices, creditNotes, payments } = this.export();
		return { invoices: invoices.length, creditNotes: creditNotes.length, payments: payments.length };
	}
}
