import type { ChargebeeCustomer } from '../chargebee/customerStore';
import type { VismaAddress, VismaContact, VismaCustomer } from '../visma/customerDto';

/** How the two sides of a customer stand to each other. */
export type SyncState = 'equal' | 'different' | 'missing' | 'inactive' | 'only-chargebee';

interface Shown {
	name: string;
	email: string;
	place: string;
}

/** One line of the page: a customer on both sides. */
export interface CustomerRow {
	key: string;
	state: SyncState;
	/** Names of the shown fields that differ. */
	differs: string[];
	visma?: Shown & { number: string; status: string; modified: string };
	chargebee?: Shown & { id: string; version: number };
}

const PREFIX = /^[A-Z]{1,5}-/;

/** The Visma customer number that a Chargebee customer stands for: from its meta data, else from its id. */
function numberOf({ id, meta_data: meta }: ChargebeeCustomer): string {
	const named = (meta as Record<string, unknown> | undefined)?.visma_customer_number;
	if (typeof named === 'string') return named;
	const escaped = id.replace(PREFIX, '').replaceAll(/_([0-9A-F]{2})/g, '%$1');
	return /%(?![0-9A-F]{2})/.test(escaped) ? id : decodeURIComponent(escaped);
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function vismaPlace({ postalCode, city, country }: VismaAddress): string {
	return [postalCode, city, country?.id].filter(Boolean).join(' ');
}

function vismaShown(customer: VismaCustomer, contact: VismaContact, address: VismaAddress): Shown {
	return { name: customer.name, email: contact.email ?? '', place: vismaPlace(address) };
}

function chargebeeShown({ company, email, billing_address }: ChargebeeCustomer): Shown {
	const { zip, city, country } = (billing_address ?? {}) as Record<string, unknown>;
	const place = [zip, city, country].filter(Boolean).join(' ');
	return { name: text(company), email: text(email), place };
}

/** Which shown fields differ; e-mail and place may come from the invoice or the main entries of Visma.net. */
function differences(visma: VismaCustomer, chargebee: Shown): string[] {
	const invoice = vismaShown(visma, visma.invoiceContact, visma.invoiceAddress);
	const main = vismaShown(visma, visma.mainContact, visma.mainAddress);
	const fields: Array<keyof Shown> = ['name', 'email', 'place'];
	return fields.filter((field) => chargebee[field] !== invoice[field] && chargebee[field] !== main[field]);
}

function bothSides(visma: VismaCustomer, found: ChargebeeCustomer | undefined): CustomerRow {
	const own = {
		...vismaShown(visma, visma.invoiceContact, visma.invoiceAddress),
		number: visma.number,
		status: visma.status,
		modified: visma.lastModifiedDateTime,
	};
	if (!found)
		return { key: visma.number, state: visma.status === 'Inactive' ? 'inactive' : 'missing', differs: [], visma: own };
	const other = chargebeeShown(found);
	const differs = differences(visma, other);
	const chargebee = { ...other, id: found.id, version: found.resource_version };
	return { key: visma.number, state: differs.length === 0 ? 'equal' : 'different', differs, visma: own, chargebee };
}

/** Both companies' customers side by side: Visma's by number, then those that only Chargebee has. */
export function matchCustomers(visma: VismaCustomer[], chargebee: ChargebeeCustomer[]): CustomerRow[] {
	const unmatched = new Map(
		chargebee.filter(({ deleted }) => !deleted).map((customer) => [numberOf(customer), customer]),
	);
	const rows = visma.map((customer) => {
		const found = unmatched.get(customer.number);
		unmatched.delete(customer.number);
		return bothSides(customer, found);
	});
	const strangers = [...unmatched.values()].map((customer): CustomerRow => {
		const shown = { ...chargebeeShown(customer), id: customer.id, version: customer.resource_version };
		return { key: customer.id, state: 'only-chargebee', differs: [], chargebee: shown };
	});
	return [...rows.sort((a, b) => a.key.localeCompare(b.key)), ...strangers];
}
