import type { ChargebeeCustomer } from '../../chargebee';
import type { VismaCustomer } from '../../visma';
import type { Change } from '../audit';
import { type CustomerSyncSettings, type Preview, previewCustomer } from '../customers';
import type { Candidate, Criterion, Match } from './match';

/** What becomes of a customer at the first load; `link` and `ambiguous` wait for a person. */
export type ProposalKind = 'create' | 'link' | 'linked' | 'ambiguous' | 'skip' | 'refuse';

/** What is shown of a Chargebee customer that may be the one. */
export interface ShownCandidate {
	id: string;
	company: string;
	email: string;
	vatNumber: string;
	/** What speaks for it. */
	by: Criterion[];
}

/** What is proposed for one Visma customer. */
export interface Proposal {
	kind: 'customer';
	proposal: ProposalKind;
	/** What the proposal rests on. */
	by?: Criterion | 'linkedCustomers' | 'ownId';
	/** Present for what is proposed to be linked: whether this kind of match goes into the lines to paste as it is. */
	accepted?: boolean;
	vismaCustomerNumber: string;
	vismaCustomerName: string;
	/** Under which it is or would be; empty where nobody knows. */
	chargebeeCustomerId: string;
	candidates: ShownCandidate[];
	/** What the sync would write. */
	changes: Change[];
	/** Writes that it would cost. */
	calls: number;
	reason?: string;
	errorCode?: string;
	/** The customer as Visma.net has it. */
	visma: VismaCustomer;
}

export interface ProposalRules {
	settings: CustomerSyncSettings;
	/** Kinds of match that need no second look by a person. */
	accept: ReadonlySet<Criterion>;
}

/** Says what is to become of a customer for which was looked, and what the sync would write then. */
export function propose(visma: VismaCustomer, match: Match, { settings, accept }: ProposalRules): Proposal {
	const { number } = visma;
	const { identity } = settings;
	const id = identity.idOf(number);
	const common = { kind: 'customer' as const, vismaCustomerNumber: number, vismaCustomerName: visma.name?.trim() ?? '', visma };
	const nobody = { candidates: [], changes: [], calls: 0 };
	const current = match.kind === 'linked' ? match.customer : undefined;
	const asItIs = previewCustomer(visma, current, settings);
	if (asItIs.outcome === 'skipped' && !current) {
		const { candidates } = 'candidates' in match ? match : { candidates: [] };
		return { ...common, proposal: 'skip', ...nobody, chargebeeCustomerId: '', candidates: candidates.map(shown), ...why(asItIs) };
	}
	if (match.kind === 'one') return { ...common, ...linkOf(visma, match.by, match.candidates[0], { settings, accept }) };
	if (match.kind === 'several') {
		const { by, reason, candidates } = match;
		return { ...common, proposal: 'ambiguous', by, ...nobody, chargebeeCustomerId: '', candidates: candidates.map(shown), reason };
	}
	const { outcome, changes, calls } = asItIs;
	const isRefused = outcome === 'failed' || outcome === 'conflict';
	const state = { chargebeeCustomerId: id, candidates: [], changes, calls, ...why(asItIs) };
	if (match.kind === 'linked') return { ...common, proposal: isRefused ? 'refuse' : 'linked', by: match.by, ...state };
	return { ...common, proposal: isRefused ? 'refuse' : 'create', ...state };
}

type Linking = Omit<Proposal, 'kind' | 'vismaCustomerNumber' | 'vismaCustomerName' | 'visma'>;

/** A link as it would be once its line is in the credential. */
function linkOf(visma: VismaCustomer, by: Criterion, candidate: Candidate, { settings, accept }: ProposalRules): Linking {
	const { customer } = candidate;
	const identity = settings.identity.assuming(visma.number, customer.id);
	const preview = previewCustomer(visma, customer, { ...settings, identity });
	const isOfAnother = preview.outcome === 'conflict';
	return {
		proposal: isOfAnother ? 'ambiguous' : 'link',
		by,
		...(isOfAnother ? {} : { accepted: accept.has(by) }),
		chargebeeCustomerId: isOfAnother ? '' : customer.id,
		candidates: [shown(candidate)],
		changes: preview.changes,
		calls: preview.calls,
		...why(preview),
	};
}

function why({ reason, errorCode }: Preview): Pick<Proposal, 'reason' | 'errorCode'> {
	return { ...(reason === undefined ? {} : { reason }), ...(errorCode === undefined ? {} : { errorCode }) };
}

function shown({ customer, by }: Candidate): ShownCandidate {
	const { id, company = '', email = '', vat_number: vatNumber = '' } = customer;
	return { id, company: company || personOf(customer), email, vatNumber, by };
}

const personOf = ({ first_name: first = '', last_name: last = '' }: ChargebeeCustomer) => `${first} ${last}`.trim();
