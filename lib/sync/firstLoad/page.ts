import { WORDS } from './linkLines';
import type { Plan, PlanSummary } from './plan';
import type { Proposal, ProposalKind } from './propose';

const KINDS: Array<[ProposalKind, string]> = [
	['create', 'are created'],
	['linked', 'are in Chargebee under their ID, or linked: compared, and updated where they differ'],
	['link', 'look like a customer that is in Chargebee: to be linked first'],
	['ambiguous', 'cannot be told: several customers of Chargebee fit, or something differs'],
	['skip', 'are left alone'],
	['refuse', 'would be refused'],
];

/** Rows that a form page shows: what a person has to look at comes first. */
const MOST_ROWS = 100;
const MOST_CHANGES = 12;

/**
 * The plan as a page for people, complete.
 *
 * @param site name of the Chargebee site
 */
export function planPage(plan: Plan, site: string): string {
	const body = `<h1>First load into ${escape(site)}</h1>${overview(plan.summary)}${table(sorted(plan.proposals), COMPLETE)}`;
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>First load</title><style>${STYLE}</style></head><body>${body}</body></html>`;
}

/** The same for a form's page: figures, and the first rows of what waits for a person. */
export function planExcerpt({ proposals, summary }: Plan): string {
	const waiting = sorted(proposals).filter(({ proposal }) => ['link', 'ambiguous', 'refuse'].includes(proposal));
	const more = waiting.length > MOST_ROWS ? `<p>${waiting.length - MOST_ROWS} more are in the file of the plan.</p>` : '';
	const lines = summary.unsettled === 0 ? '' : `<h3>For Linked Customers in the Chargebee credential</h3><pre>${escape(summary.linkedCustomers)}</pre>`;
	return `${overview(summary)}${waiting.length === 0 ? '' : table(waiting.slice(0, MOST_ROWS), SHORT)}${more}${lines}`;
}

function overview({ customers, existing, unmatched, documents, forecast }: PlanSummary): string {
	const counts = KINDS.filter(([kind]) => customers[kind] > 0).map(([kind, words]) => `<li><b>${customers[kind]}</b> ${words}</li>`);
	const sides = (['visma', 'chargebee'] as const).map((side) => {
		const { customerCalls, documentCalls, minutes, basis } = forecast[side];
		const name = side === 'visma' ? 'Visma.net' : 'Chargebee';
		return `<tr><td>${name}</td><td>${customerCalls}</td><td>${documentCalls}</td><td>${minutes}</td><td>${escape(basis)}</td></tr>`;
	});
	return (
		`<p>Customers of Visma.net:</p><ul>${counts.join('')}</ul>` +
		`<p>Chargebee has ${existing} customers; ${unmatched} of them belong to no customer of Visma.net. ` +
		`Visma.net has ${documents.invoices} invoices and ${documents.creditNotes} credit notes to mirror, at most.</p>` +
		'<table><thead><tr><th>System</th><th>Calls for customers</th><th>Calls for documents</th><th>Minutes</th><th>Rests on</th></tr></thead>' +
		`<tbody>${sides.join('')}</tbody></table>`
	);
}

/** What needs a person first; then by number. */
function sorted(proposals: readonly Proposal[]): Proposal[] {
	const order: ProposalKind[] = ['ambiguous', 'link', 'refuse', 'create', 'linked', 'skip'];
	const rank = ({ proposal }: Proposal) => order.indexOf(proposal);
	return [...proposals].sort((a, b) => rank(a) - rank(b) || (a.vismaCustomerNumber < b.vismaCustomerNumber ? -1 : 1));
}

/** What a table shows of a proposal: a heading, and the lines of a cell. */
type Column = [string, (proposal: Proposal) => string[]];

const SHORT: Column[] = [
	['Customer', ({ vismaCustomerNumber }) => [vismaCustomerNumber]],
	['Name', ({ vismaCustomerName }) => [vismaCustomerName]],
	['Proposal', ({ proposal }) => [proposal]],
	['By', ({ by }) => [by ? WORDS[by] : '']],
	['In Chargebee', inChargebee],
	['Why', ({ reason }) => [reason ?? '']],
];
const COMPLETE: Column[] = [...SHORT, ['Would be written', written]];

function table(proposals: readonly Proposal[], columns: Column[]): string {
	const head = columns.map(([name]) => `<th>${name}</th>`).join('');
	const row = (proposal: Proposal) => columns.map(([, lines]) => `<td>${lines(proposal).map(escape).join('<br>')}</td>`).join('');
	return `<table><thead><tr>${head}</tr></thead><tbody>${proposals.map((one) => `<tr>${row(one)}</tr>`).join('')}</tbody></table>`;
}

function inChargebee({ candidates, chargebeeCustomerId }: Proposal): string[] {
	const those = candidates.map(({ id, company, email }) => [id, company, email].filter((text) => text !== '').join(', '));
	return those.length > 0 ? those : [chargebeeCustomerId];
}

function written({ changes }: Proposal): string[] {
	const first = changes.slice(0, MOST_CHANGES).map(({ field, from, to }) => (from === '' ? `${field}: ${to}` : `${field}: ${from} → ${to}`));
	return changes.length > MOST_CHANGES ? [...first, `and ${changes.length - MOST_CHANGES} more`] : first;
}

/** Braces too: n8n runs what stands between two of them in the HTML of a form, and a customer may be called so. */
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '{': '&#123;', '}': '&#125;' };
const escape = (text: string) => text.replace(/[&<>"'{}]/g, (character) => ENTITIES[character] ?? character);

const STYLE =
	'body{font:14px/1.5 system-ui,sans-serif;margin:2rem;color:#222}table{border-collapse:collapse;margin:1rem 0}' +
	'th,td{border:1px solid #ccc;padding:.35rem .6rem;text-align:left;vertical-align:top}th{background:#f4f4f4}';
