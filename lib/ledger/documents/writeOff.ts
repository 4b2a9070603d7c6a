import type { Book } from '../rules/book';
import type { SaleFacts } from '../wire/sale';

/** How a bad debt is booked. */
export interface Loss {
	account: string;
	taxRelief: boolean;
}

/** The loss account of a write-off credit note under the policy `badDebt`; otherwise it is an ordinary credit note. */
export function lossOf({ reasonCode }: SaleFacts, { rules }: Book): Loss | undefined {
	const { policy, account, taxRelief = false } = rules.writeOff ?? {};
	return reasonCode === 'write_off' && policy === 'badDebt' && account ? { account, taxRelief } : undefined;
}
