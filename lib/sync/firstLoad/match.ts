import type { ChargebeeCustomer } from '../../chargebee';
import type { CustomerIdentity } from '../customers/customerIdentity';
import type { Clues } from './clues';
import { CandidateIndex } from './candidateIndex';

/** What tells that two customers are one, the surest first. */
export const CRITERIA = ['metaData', 'id', 'customField', 'organizationNumber', 'email'] as const;
export type Criterion = (typeof CRITERIA)[number];

/** A Visma customer that looks for its Chargebee customer. */
export interface Seeker {
	number: string;
	clues: Clues;
	/** It is left alone by the sync, so that it claims nobody. */
	isLeftAlone: boolean;
}

/** A Chargebee customer, and what tells who it is. */
export interface Existing {
	customer: ChargebeeCustomer;
	clues: Clues;
}

/** A Chargebee customer that may be the one, and all that speaks for it. */
export interface Candidate {
	customer: ChargebeeCustomer;
	by: Criterion[];
}

export type Match =
	/** Both are the same already, by the credential or by the id. */
	| { kind: 'linked'; by: 'linkedCustomers' | 'ownId'; customer: ChargebeeCustomer }
	| { kind: 'one'; by: Criterion; candidates: [Candidate] }
	| { kind: 'several'; by: Criterion; candidates: Candidate[]; reason: string }
	| { kind: 'none' };

/** An earlier sync's own note outweighs what people enter; an e-mail address, which companies share, weighs least. */
const WEIGHT: Record<Criterion, number> = { metaData: 3, id: 2, customField: 2, organizationNumber: 2, email: 1 };

type Claim = Extract<Match, { kind: 'one' | 'several' }>;

/**
 * Finds for each Visma customer the Chargebee customer that it is. Never two for one: where several fit, or one fits
 * several equally well, nobody is chosen. The order of both lists does not matter.
 *
 * @returns one match for each Visma customer, in their order
 */
export function matchCustomers(
	seekers: readonly Seeker[],
	there: readonly Existing[],
	identity: CustomerIdentity,
): Match[] {
	const byId = new Map(there.map(({ customer }) => [customer.id, customer]));
	const certain = seekers.map(({ number }) => certainMatch(number, byId, identity));
	const taken = new Set(certain.flatMap((match) => (match?.kind === 'linked' ? [match.customer.id] : [])));
	const index = new CandidateIndex(there.filter(({ customer }) => !taken.has(customer.id)), seekers);
	const claims = seekers.map((seeker, place) => (certain[place] || seeker.isLeftAlone ? undefined : claimOf(seeker, index)));
	const rivals = rivalsOf(seekers, claims);
	return seekers.map(({ number }, place) => certain[place] ?? contested(number, claims[place], rivals) ?? { kind: 'none' });
}

/** What was decided already: nothing is looked for. */
function certainMatch(number: string, byId: ReadonlyMap<string, ChargebeeCustomer>, identity: CustomerIdentity): Match | undefined {
	const standing = identity.standingOf(number);
	if (standing === 'held') return undefined;
	const customer = standing === 'taken' ? undefined : byId.get(identity.idOf(number));
	if (customer) return { kind: 'linked', by: identity.isNamed(number) ? 'linkedCustomers' : 'ownId', customer };
	return standing !== 'own' || identity.isNamed(number) ? { kind: 'none' } : undefined;
}

/** The candidates that fit everything by which any fits; an e-mail address counts where nothing else does. */
function claimOf({ clues }: Seeker, index: CandidateIndex): Claim | undefined {
	const found = CRITERIA.map((by) => [by, index.find(by, clues)] as const).filter(([, customers]) => customers.length > 0);
	const [first] = found;
	if (!first) return undefined;
	const [by, customers] = first;
	const weighty = found.filter(([criterion]) => by === 'metaData' ? criterion === by : WEIGHT[criterion] === WEIGHT[by]);
	const fitting = customers.filter((customer) => weighty.every(([, others]) => others.includes(customer)));
	const speaking = ({ id }: ChargebeeCustomer) => found.filter(([, all]) => all.some((one) => one.id === id)).map(([criterion]) => criterion);
	const candidates = (all: ChargebeeCustomer[]) => all.map((customer): Candidate => ({ customer, by: speaking(customer) }));
	const [only] = candidates(fitting);
	if (only && fitting.length === 1) {
		const differs = by === 'metaData' ? undefined : index.contradiction(clues, only.customer, only.by);
		return differs === undefined ? { kind: 'one', by, candidates: [only] } : { kind: 'several', by, candidates: [only], reason: differs };
	}
	const all = [...new Map(weighty.flatMap(([, some]) => some).map((customer) => [customer.id, customer])).values()];
	const reason = fitting.length > 1 ? `${fitting.length} customers of Chargebee fit` : 'What fits leads to different customers of Chargebee';
	return { kind: 'several', by, candidates: candidates(all.sort((a, b) => (a.id < b.id ? -1 : 1))), reason };
}

interface Rival {
	number: string;
	weight: number;
}

/** Who wants each Chargebee customer. */
function rivalsOf(seekers: readonly Seeker[], claims: ReadonlyArray<Claim | undefined>): Map<string, Rival[]> {
	const rivals = new Map<string, Rival[]>();
	for (const [place, { number }] of seekers.entries()) {
		for (const { customer, by } of claims[place]?.candidates ?? []) {
			const weight = Math.max(...by.map((criterion) => WEIGHT[criterion]));
			rivals.set(customer.id, [...(rivals.get(customer.id) ?? []), { number, weight }]);
		}
	}
	return rivals;
}

/** A claim stands where every other one to the same customer weighs less. */
function contested(number: string, claim: Claim | undefined, rivals: ReadonlyMap<string, Rival[]>): Match | undefined {
	if (claim?.kind !== 'one') return claim;
	const { id } = claim.candidates[0].customer;
	const others = (rivals.get(id) ?? []).filter((rival) => rival.number !== number && rival.weight >= WEIGHT[claim.by]);
	if (others.length === 0) return claim;
	const names = others.map((rival) => rival.number).sort().slice(0, 5).join(', ');
	const reason = `${id} fits customer ${names}${others.length > 5 ? ` and ${others.length - 5} more` : ''} of Visma.net too`;
	return { ...claim, kind: 'several', reason };
}
