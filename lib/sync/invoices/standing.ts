import type { ChargebeeInvoice, ChargebeeTransaction } from '../../chargebee';

/** An invoice as it stands in Chargebee, and the id under which it would be imported. */
export interface Standing {
	current: ChargebeeInvoice | undefined;
	freeId: string;
	/** Transactions that were read along, its payments among them where payments differ. */
	transactions: ReadonlyMap<string, ChargebeeTransaction>;
}
