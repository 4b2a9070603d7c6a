import type { ChargebeeClient, ChargebeeInvoice } from '../../../chargebee';
import type { Change } from '../../audit';

export interface EditRun {
	client: ChargebeeClient;
	/** Names execution and item: two items of one execution may ask for the same. */
	scope: string;
	dryRun: boolean;
}

/** What became of an edit. */
export interface Edited {
	outcome: 'created' | 'updated' | 'unchanged' | 'conflict' | 'failed';
	reason?: string;
	errorCode?: string;
	changes: Change[];
	/** As Chargebee has it afterwards; undefined after a dry run that would write. */
	invoice: ChargebeeInvoice | undefined;
}
