import type { Rules } from '../../ledger';
import type { Finding } from './finding';
import type { SetUpSettings } from './settings';
import type { Sources } from './sources';

/** What must work before there is any use in a check. */
export type Need = 'visma' | 'chargebee' | 'rules';

/** What a check looks at. */
export interface Company {
	settings: SetUpSettings;
	read: Sources;
}

/** The same, with rules that are complete and without fault. */
export interface BookkeepingCompany extends Company {
	rules: Rules;
}

interface Named {
	/** Stable; listed in docs/going-live.md. */
	name: string;
	/** What it proves to the others when it does not fail. */
	proves?: Need;
	needs: readonly Need[];
}

/** Looks at one thing that must be right before a company goes live; reads, and never writes. */
export type Check = Named &
	(
		| { ofRules?: false; run: (company: Company) => Promise<Finding[]> }
		| { ofRules: true; run: (company: BookkeepingCompany) => Promise<Finding[]> }
	);
