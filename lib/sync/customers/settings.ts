import type { CustomerIdentity } from './customerIdentity';

/** How a company maps its customers. Everything here is chosen by the people who run the flow. */
export interface CustomerSyncSettings {
	/** Which Chargebee customer each Visma customer is. */
	identity: CustomerIdentity;
	addressSource: 'main' | 'invoice';
	contactSource: 'main' | 'invoice';
	/** Credit terms -> net term days. Empty: Chargebee's payment terms are left alone. */
	creditTerms: ReadonlyMap<string, number>;
	/** Chargebee's custom fields and where in the Visma customer their value stands. */
	customFields: ReadonlyArray<{ chargebeeField: string; vismaField: string }>;
	vatNumber: 'asInVisma' | 'withoutCountry' | 'leaveAlone';
	inactiveCustomers: 'skip' | 'sync';
	/** Decide and report, but write nothing. */
	dryRun: boolean;
	/** Chargebee writes under way at once; those to one customer stay in order. */
	concurrency: number;
}
