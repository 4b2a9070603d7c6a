import { groupBy, sumBy } from 'lodash';

import { Decimal } from '../../../visma';
import type { MonthEndReport } from '../report';
import { amount, escaped, isZero, monthTitle, timeShown } from './format';
import { differencesSection, receivablesSection, revenueSection, rollForwardSection, waterfallSection } from './sections';
import { STYLE } from './style';

/** The report as a page of its own: nothing is loaded from elsewhere, nothing runs, and it prints on A4. */
export function reportPage(report: MonthEndReport): string {
	const title = `Month-end report, ${monthTitle(report.period)}`;
	const { making } = report;
	return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<div><h1>${escaped(title)}</h1><p>Chargebee site ${escaped(making.site)} in Visma.net company ${escaped(making.company)}</p></div>
${status(report)}
</header>
<main>
${cards(report)}
${[rollForwardSection(report), waterfallSection(report), revenueSection(report), receivablesSection(report), differencesSection(report), madeSection(report)].join('\n')}
</main>
<footer>Amounts are in the currency of the documents, never converted. Figures come from released batches in Visma.net; what they should be, from Chargebee’s own documents as they were when this was made.</footer>
</body>
</html>
`;
}

function status({ rollForward, differences, making, period }: MonthEndReport): string {
	if (period < making.cutover.slice(0, 7).replace('-', '')) {
		return `<div class="status bad">✗ Nothing was compared<small>${monthTitle(period)} is before the cut-over (${escaped(making.cutover)}).</small></div>`;
	}
	const off = rollForward.filter(({ difference }) => !isZero(difference)).length;
	if (differences.length === 0 && off === 0) return '<div class="status ok">✓ The ledger agrees with Chargebee<small>Every batch and every document was compared.</small></div>';
	const count = differences.length === 1 ? 'One difference' : `${differences.length} differences`;
	return `<div class="status bad">✗ ${count} between ledger and documents<small>${off === 0 ? 'The deferred balances agree.' : `${off} deferred ${off === 1 ? 'balance does' : 'balances do'} not agree.`}</small></div>`;
}

function cards({ rollForward, revenue, making }: MonthEndReport): string {
	const total = (amounts: string[]) => amount(String(Decimal.sum(amounts.map((one) => Decimal.of(one)))));
	const card = ([currency, rows]: [string, typeof rollForward]) => {
		const earned = revenue.filter((row) => row.currency === currency);
		// Without the sales, which Visma.net books itself, the sum would say nothing.
		const revenueInAll = making.scope === 'deferralOnly' ? '' : `\n<dt>Revenue in all</dt><dd>${total(earned.map((row) => row.total))}</dd>`;
		return `<div class="card"><div class="currency">${escaped(currency)}</div><dl>
<dt class="main">Deferred</dt><dd class="main">${total(rows.map(({ closing }) => closing))}</dd>
<dt>Billed</dt><dd>${total(rows.map(({ billed }) => billed))}</dd>
<dt>Recognised</dt><dd>${total(rows.map(({ recognised }) => recognised))}</dd>${revenueInAll}
</dl></div>`;
	};
	return `<div class="cards">${Object.entries(groupBy(rollForward, 'currency')).map(card).join('\n')}</div>`;
}

const TYPES: Record<string, string> = { inv: 'invoices', cn: 'credit notes', txn: 'payments and refunds', ubc: 'unbilled charges', sub: 'subscriptions' };

function madeSection({ making, figures, documents, batches, period }: MonthEndReport): string {
	const batchCount = sumBy(Object.values(batches));
	const facts: Array<[string, string]> = [
		['Made', timeShown(making.madeAt)],
		['Documents read', Object.entries(documents).map(([type, count]) => `${count} ${TYPES[type] ?? type}`).join(', ')],
		['Batches of the month', `${batchCount} (${Object.entries(batches).map(([what, count]) => `${count} ${what}`).join(', ')})`],
		['Compared since the cut-over', `${figures.entries} entries, ${figures.balances} balances, ${figures.batches} batches`],
		['Booking rules', `version ${making.rulesVersion}`],
		['Cut-over', making.cutover],
		['Basis and scope', `${making.basis}, ${making.scope === 'deferralOnly' ? 'deferral only' : making.scope}`],
		['Revenue spread', making.convention === 'daily' ? 'by day' : 'by month'],
		['Base currency', making.baseCurrency],
		['Time zone of the site', making.timeZone],
	];
	const list = facts.filter(([, value]) => value !== '').map(([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`).join('\n');
	const late = figures.notCompared === 0 ? '' : `<p class="say">${figures.notCompared} accruals of earlier months have undone themselves and were not compared.</p>`;
	return `<section class="together"><h2>How this was made</h2><p class="say">By <em>Get Month-End Report</em> of Visma.net ERP, for ${monthTitle(period)}.</p>${late}<dl class="made">\n${list}\n</dl></section>`;
}
