import {
	explainEntry,
	type ExplainedEntry,
	type Family,
	findEntry,
	type Found,
	findOtherRule,
	generationKey,
	type LedgerEvent,
	reversalKey,
	type Rules,
	type Sought,
} from '../../../ledger';
import { differences, type Header, swapped } from './compare';
import { documentOf, eventOf } from './document';
import type { Identity } from './identify';
import type { ExplainedMember } from './result';
import type { Told } from './told';

export interface MemberMeans {
	rules: Rules;
	/** What is known of the document, and of what it is booked with. */
	events: readonly LedgerEvent[];
	/** The document as it is now. */
	family: Family | undefined;
	header: Header;
	/** Made by Visma or by a person with the sides changed. */
	isForeign: boolean;
	/** One of several in a summary. */
	isSummed: boolean;
}

/** Explains one entry of a batch by working it out again, and proves it by comparing the lines. */
export function explainMember(told: Told, identity: Identity, means: MemberMeans): ExplainedMember {
	const { key, family, generation, isReversal } = identity;
	const sought: Sought = { key, family, D: told.D, A: told.A };
	const found = findEntry(sought, means.events, means.rules);
	const reverses = isReversal ? { reverses: { key: generationKey(key, generation), reason: reasonOf(told, identity, means) } } : {};
	const said = {
		key: isReversal ? reversalKey(key, generation) : generationKey(key, generation),
		generation,
		...reverses,
		document: documentOf(family, means.events, means.rules),
	};
	if (!found) return { ...said, agrees: false, differences: [notFound(means.family)] };
	const entry = explainEntry(found.trace);
	const turned = { isSwapped: isReversal !== means.isForeign, isForeign: means.isForeign, isSummed: means.isSummed };
	const unlike = differences(entry, means.header, told.lines, turned);
	const event = eventOf(family, found.says, means.events);
	return {
		...said,
		kind: isReversal ? 'reversal' : entry.kind,
		...(event ? { event } : {}),
		...standpointOf(found, sought, unlike.length === 0),
		dated: datedOf(entry, means, isReversal || means.isForeign),
		currency: entry.currency,
		exchangeRate: entry.exchangeRate,
		lines: turned.isSwapped ? entry.lines.map(swapped) : entry.lines,
		agrees: unlike.length === 0,
		...(unlike.length === 0 ? { differences: [] } : whyUnlike(unlike, sought, found, entry, means)),
	};
}

/** From where the entry is the same; where no version at hand has the facts it was booked by, that these were others. */
function standpointOf({ says, isSame, trace }: Found, { D, A }: Sought, agrees: boolean): Pick<ExplainedMember, 'standpoint'> {
	if (says !== '') return { standpoint: says };
	const now = trace.entry.D;
	if (isSame || !agrees || trace.entry.A !== A) return {};
	return { standpoint: `its document has other facts by now (${D} when it was booked, ${now} now), and comes to the same here` };
}

function datedOf({ dated, transactionDate, ownPeriod }: ExplainedEntry, { header, isSummed }: MemberMeans, isCounter: boolean): string {
	const { transactionDate: is, financialPeriod } = header;
	if (isCounter) return `${is}: date of the batch that it takes back, or the next open day after it`;
	if (financialPeriod > ownPeriod) return `${is}: ${dated} is ${transactionDate}, but period ${ownPeriod} was closed: first day of the next open one`;
	return isSummed ? `${is}: last day of the month of the summary` : `${is}: ${dated}`;
}

/** Why what was worked out is not what is in the batch. */
function whyUnlike(
	unlike: string[],
	sought: Sought,
	{ trace, isSame }: Found,
	entry: ExplainedEntry,
	{ events, rules }: MemberMeans,
): Pick<ExplainedMember, 'differences' | 'otherRule'> {
	const because = (text: string) => ({ differences: [...unlike, text] });
	if (isSame) return because(`The amounts by role are those of the batch: only accounts, subaccounts or the header differ. Rules that now decide them: ${rulesOf(entry)}.`);
	if (trace.entry.D !== sought.D) return because('No version of the document is at hand that has the facts of the batch: give the events of that time.');
	const other = findOtherRule(sought, events, rules);
	if (other) return { ...because(`The rules have changed since: the batch agrees with ${other.rule} ${other.value}.`), otherRule: { rule: other.rule, value: other.value } };
	return because(`The facts are the same: the rules have changed since, in more than one thing. Rules that now decide: ${rulesOf(entry)}.`);
}

function rulesOf({ lines }: ExplainedEntry): string {
	const parts = lines.flatMap((line) => line.parts);
	const sources = parts.flatMap(({ account, subaccount, recognition }) => [account, ...subaccount, ...(recognition ? [recognition] : [])]);
	return [...new Set(sources.map(({ rule }) => rule).filter(Boolean))].join(', ');
}

const STATES: Partial<Record<Family['state'], string>> = {
	deleted: 'the document was deleted',
	unsuccessful: 'the transaction was undone, or never succeeded',
	withdrawn: 'the unbilled charge was voided or deleted',
	invoiced: 'the unbilled charge was invoiced',
	voided: 'the document was voided',
	beforeCutover: 'the document lies before the cut-over',
	mirrored: 'the document is a mirror of one in Visma.net',
	pending: 'the document is pending',
	outOfScope: 'it is out of the scope of the rules',
	faulty: 'the document is refused under the present rules',
};

/** Why a batch was taken back, as far as the document tells now. */
function reasonOf({ D }: Told, { key }: Identity, { family, events, rules }: MemberMeans): string {
	const state = family && STATES[family.state];
	if (state !== undefined && family?.state !== 'voided') return state;
	if (family && family.D !== D) return `the facts of the document changed: ${D} then, ${family.D} now`;
	const now = findEntry({ key, family: family?.family ?? '', D, A: '' }, events, rules);
	if (now?.says !== '') return 'something else is wanted in its place now: the rest was recognised at once, or rules changed';
	return 'what it holds was wanted otherwise at the time, or was reclassified';
}

function notFound(family: Family | undefined): string {
	const state = family && STATES[family.state];
	if (state === undefined) return 'Its document gives no such entry, in no version that is at hand: give the events of that time.';
	return `Its document gives no such entry now, since ${state}; no version is at hand that does: give the events of that time.`;
}
