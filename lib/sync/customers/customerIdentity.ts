import type { Explanation } from '../../http';
import type { Fault } from './fault';
import { customerId, customerNumber } from './identity';
import { type CustomerLinks, parseLinks } from './links';

/**
 * Whose id a Visma customer has in Chargebee: `own`, made from its number; `linked`, of a customer that must be there;
 * `held`, nobody decided yet; `taken`, its own id was linked to another number.
 */
export type Standing = 'own' | 'linked' | 'held' | 'taken';

/** Which customers of Visma.net and of Chargebee are the same: one answer for every flow of a company. */
export class CustomerIdentity {
	private readonly numbers = new Map<string, string>();

	/**
	 * @param prefix stands before the number in ids that the sync makes
	 * @param links says otherwise for some customers
	 */
	constructor(
		private readonly prefix: string,
		private readonly links: CustomerLinks = new Map(),
	) {
		for (const [number, id] of links) if (id !== undefined) this.numbers.set(id, number);
	}

	/** The Chargebee id of a Visma customer. */
	idOf(number: string): string {
		return this.links.get(number) ?? customerId(this.prefix, number);
	}

	/** The Visma number of a Chargebee customer; undefined when its id does not tell. */
	numberOf(id: string): string | undefined {
		return this.numbers.get(id) ?? customerNumber(this.prefix, id);
	}

	standingOf(number: string): Standing {
		const own = customerId(this.prefix, number);
		if (this.links.has(number)) {
			const id = this.links.get(number);
			if (id === undefined) return 'held';
			return id === own ? 'own' : 'linked';
		}
		return this.numbers.has(own) ? 'taken' : 'own';
	}

	/** Whether somebody wrote a line for the customer, even one that says that it gets an id of its own. */
	isNamed(number: string): boolean {
		return this.links.has(number);
	}

	/** As if the credential said this of one customer, and nothing of others. */
	assuming(number: string, id: string): CustomerIdentity {
		return new CustomerIdentity(this.prefix, new Map([[number, id]]));
	}

	/** What is wrong with writing to this customer, whatever Chargebee has. */
	faultsOf(number: string): Fault[] {
		const standing = this.standingOf(number);
		if (standing === 'held') return [heldBack(number)];
		return standing === 'taken' ? [taken(number, this.idOf(number), this.numbers.get(this.idOf(number)) ?? '')] : [];
	}
}

const ID_PREFIX = /^[A-Za-z0-9_-]*$/;

/**
 * Reads what a company says of its customers' ids.
 *
 * @param text lines as in the credential's Linked Customers
 */
export function readIdentity(prefix: string, text: string): { identity: CustomerIdentity } | { fault: Explanation } {
	if (!ID_PREFIX.test(prefix)) return { fault: prefixInvalid(prefix) };
	const read = parseLinks(text);
	return 'fault' in read ? read : { identity: new CustomerIdentity(prefix, read.links) };
}

const prefixInvalid = (prefix: string): Explanation => ({
	message: `The customer ID prefix "${prefix}" cannot be part of a Chargebee ID`,
	remedy: 'Use letters, digits, hyphens and underscores in the credential; the default is VN-',
	code: 'customer-prefix-invalid',
});

/** The customer to which a person linked another one is not there. */
export const linkNotFound = (number: string, id: string): Fault => ({
	code: 'link-not-found',
	field: '',
	reason:
		`Linked Customers says that customer ${number} is ${id} in Chargebee, where there is no such customer. Correct the line in ` +
		'the Chargebee credential, or take it out to have the customer created',
});

const heldBack = (number: string): Fault => ({
	code: 'customer-held-back',
	field: '',
	reason: `Linked Customers holds customer ${number} back (${number} = -). Write the ID of its Chargebee customer there, or its own one to have it created`,
});

const taken = (number: string, id: string, owner: string): Fault => ({
	code: 'linked-id-taken',
	field: '',
	reason: `${id}, the ID that customer ${number} would get, is linked to customer ${owner} in Linked Customers. Give customer ${number} a line of its own there`,
});
