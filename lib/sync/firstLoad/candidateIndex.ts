import type { ChargebeeCustomer } from '../../chargebee';
import { type Clues, plain } from './clues';
import type { Criterion, Existing, Seeker } from './match';
import { isSameOrganization } from './organization';

/** The Chargebee customers that nobody has yet, by what tells who they are. */
export class CandidateIndex {
	private readonly places: Record<Criterion, Map<string, ChargebeeCustomer[]>> = {
		metaData: new Map(),
		id: new Map(),
		customField: new Map(),
		organizationNumber: new Map(),
		email: new Map(),
	};

	private readonly clues = new Map<string, Clues>();
	private readonly internalIds: ReadonlySet<string>;
	private readonly numbers: ReadonlySet<string>;

	constructor(existing: readonly Existing[], seekers: readonly Seeker[]) {
		this.internalIds = new Set(seekers.map(({ clues }) => clues.internalId).filter((id) => id !== ''));
		this.numbers = new Set(seekers.map(({ number }) => number));
		for (const { customer, clues } of existing) {
			this.clues.set(customer.id, clues);
			this.add('id', customer.id, customer);
			if (clues.internalId !== '') this.add('metaData', `internal ${clues.internalId}`, customer);
			else if (clues.number !== '') this.add('metaData', `number ${clues.number}`, customer);
			if (clues.chosen !== '') this.add('customField', clues.chosen, customer);
			for (const core of new Set(clues.organizations.map((one) => one.core))) this.add('organizationNumber', core, customer);
			for (const email of clues.emails) this.add('email', email, customer);
		}
	}

	/** The customers that fit by one criterion, without those that an earlier sync made of another Visma customer. */
	find(by: Criterion, clues: Clues): ChargebeeCustomer[] {
		const found = this.valuesOf(by, clues).flatMap((value) => this.places[by].get(value) ?? []);
		const fitting = [...new Set(found)].filter((customer) => by === 'metaData' || !this.isOfAnother(customer, clues));
		return by === 'organizationNumber' ? fitting.filter((customer) => this.sharesOrganization(customer, clues)) : fitting;
	}

	/**
	 * What speaks against two customers being one: each has an organization number of its own; or nothing but the ID is
	 * the same, which other systems count up from 10001 too.
	 *
	 * @param by all that speaks for it
	 */
	contradiction(clues: Clues, customer: ChargebeeCustomer, by: readonly Criterion[]): string | undefined {
		const { organizations = [], name = '' } = this.clues.get(customer.id) ?? {};
		if (by.every((criterion) => criterion === 'id') && differ(clues.name, name)) {
			return `Only the ID is the same, the names differ: ${clues.name} in Visma.net, ${name} in Chargebee`;
		}
		if (organizations.length === 0 || clues.organizations.length === 0 || this.sharesOrganization(customer, clues)) return undefined;
		const numbers = (all: Clues['organizations']) => all.map(({ core }) => core).join(', ');
		return `The organization numbers differ: ${numbers(clues.organizations)} in Visma.net, ${numbers(organizations)} in Chargebee`;
	}

	private valuesOf(by: Criterion, { internalId, number, chosen, organizations, emails }: Clues): string[] {
		if (by === 'metaData') return [...(internalId === '' ? [] : [`internal ${internalId}`]), `number ${number}`];
		if (by === 'id') return [number];
		if (by === 'customField') return chosen === '' ? [] : [chosen];
		return by === 'organizationNumber' ? organizations.map(({ core }) => core) : emails;
	}

	private sharesOrganization({ id }: ChargebeeCustomer, clues: Clues): boolean {
		const { organizations = [] } = this.clues.get(id) ?? {};
		return organizations.some((one) => clues.organizations.some((other) => isSameOrganization(one, other)));
	}

	/** Whether its meta data names another customer that Visma.net has. */
	private isOfAnother({ id }: ChargebeeCustomer, { internalId, number }: Clues): boolean {
		const own = this.clues.get(id);
		if (!own || (own.internalId === '' && own.number === '')) return false;
		if (own.internalId !== '' && internalId !== '') return own.internalId !== internalId && this.internalIds.has(own.internalId);
		return own.number !== '' && own.number !== number && this.numbers.has(own.number);
	}

	private add(by: Criterion, value: string, customer: ChargebeeCustomer): void {
		const there = this.places[by].get(value);
		if (there) there.push(customer);
		else this.places[by].set(value, [customer]);
	}
}

const differ = (one: string, other: string) => one !== '' && other !== '' && plain(one) !== plain(other);
