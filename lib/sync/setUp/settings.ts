import type { RateLimitState } from '../../http';
import type { Rules } from '../../ledger';
import type { JournalSettings } from '../journals/settings';

/** What the access token says of itself; nothing secret. */
export interface TokenClaims {
	/** Left out where the token does not tell. */
	scopes?: string[];
	tenantId?: string;
}

/** A sentence about the rules: what is wrong, where, and what to do. */
export interface RuleFault {
	place: string;
	message: string;
	remedy: string;
}

/** Everything that a company has set, as far as checks look at it. */
export interface SetUpSettings {
	/** Left out where nothing can be read as rules. */
	rules?: Rules;
	/** What is wrong with the rules by themselves. */
	ruleFaults: readonly RuleFault[];
	/** Rules and names in the words of the form. */
	words: { of(path: string): string; inWords(sentence: string): string };
	posting: Pick<JournalSettings, 'closedPeriods' | 'ledger' | 'numbering' | 'numberLength'>;
	/** How invoices of Chargebee get into the books. */
	bookedAs: 'journals' | 'customerInvoices';
	/** `YYYYMM`: the last month that is posted to; the twelfth from now on when left out. */
	until?: string;
	company: {
		tenantId: string;
		companyId?: string;
		timeZone: string;
		/** The organisation number that the company should have. */
		corporateId?: string;
		/** Read after a first call, when there is a token. */
		claims: () => Promise<TokenClaims>;
		/** The rate limit as answers told it. */
		budget: () => RateLimitState | undefined;
	};
	site: {
		name: string;
		/** Where calls go. */
		baseUrl: string;
		timeZone: string;
		customerIdPrefix: string;
		invoiceIdPrefix: string;
		hasWebhookUser: boolean;
		/** Chargebee does not tell its limit. */
		callsPerMinute: number;
	};
	/** Where Chargebee reaches n8n; left out where no webhook trigger is used. */
	webhookUrl?: string;
	/** Credit terms and custom fields of the customer sync; left out where nothing was entered. */
	creditTerms?: ReadonlySet<string>;
	customFields: readonly string[];
	/** Documents to be booked in the first run. */
	records: number;
	/** Whether the right to write may be tried on a customer that does not exist. */
	tryRights: boolean;
	/** How many of the newest documents are tried. */
	documents: number;
	/** Epoch milliseconds. */
	now: () => number;
}
