import { DateTime } from 'luxon';

import type { Entry } from '../../../lib/ledger';
import type { CreditNote, Invoice, Line } from '../../../sandbox/chargebee/billing/shapes';
import { itemPrices } from '../../../sandbox/chargebee/catalogue/itemPrices';
import { type Balances, tidy } from '../../history/balances';
import { RULES } from '../../history/rules';
import { linesOfEntry } from './lines';

const ZONE = RULES.timeZone;
const { deferred = '' } = RULES.accounts;
const local = (seconds: number) => DateTime.fromSeconds(seconds, { zone: ZONE }).startOf('day');
const RECURRING = new Set(itemPrices(0).filter(({ item_type }) => item_type !== 'charge').map(({ id }) => id));

const roundHalfAway = (value: number) => Math.sign(value) * Math.round(Math.abs(value));

/**
 * What of a line is still to be delivered on a day, worked out from Chargebee's own document with nothing of ours but the
 * rules as they are written down: by days, or by the whole months of terms that begin until then.
 */
function unexpired({ amount, discount_amount: discount, tax_amount: tax, date_from, date_to, entity_id: item = '' }: Line, isInclusive: boolean, day: DateTime): number {
	const net = amount - discount - (isInclusive ? tax : 0);
	const [start, end] = [local(date_from), local(date_to + 1)];
	const own = RULES.items?.[item]?.recognition ?? (RECURRING.has(item) ? RULES.convention : 'immediate');
	if (own === 'immediate' || day >= end) return 0;
	const months = end.diff(start, 'months').months;
	if (own === 'monthly' && Number.isInteger(months) && months > 0) {
		const begun = Array.from({ length: months }, (_, month) => start.plus({ months: month })).filter((anniversary) => anniversary < day).length;
		return net - roundHalfAway((net * begun) / months);
	}
	const [all, past] = [end.diff(start, 'days').days, Math.max(0, day.diff(start, 'days').days)];
	return net - roundHalfAway((net * past) / all);
}

const accountOf = ({ entity_id: item = '' }: Line) => RULES.items?.[item]?.deferred ?? deferred;

/**
 * What of all documents is still to be delivered when a period has ended, by account and currency, in the smallest unit.
 *
 * @param entries whose residues of exchange lie on the same accounts, in the company's own currency
 */
export function unexpiredAfter(period: string, invoices: readonly Invoice[], creditNotes: readonly CreditNote[], entries: readonly Entry[]): Balances {
	const day = DateTime.fromFormat(period, 'yyyyMM', { zone: ZONE }).plus({ months: 1 });
	const sums = new Map<string, number>();
	const add = (account: string, currency: string, net: number) => {
		const name = `${account} ${currency}`;
		sums.set(name, (sums.get(name) ?? 0) + net);
	};
	const documents = [...invoices.map((invoice) => ({ document: invoice, sign: -1 })), ...creditNotes.map((note) => ({ document: note, sign: 1 }))];
	for (const { document, sign } of documents) {
		if (document.deleted || ['voided', 'pending'].includes(document.status) || local(document.date) >= day) continue;
		for (const line of document.line_items) {
			add(accountOf(line), document.currency_code, sign * unexpired(line, document.price_type === 'tax_inclusive', day));
		}
	}
	for (const entry of entries.filter(({ kind, ownPeriod }) => kind === 'fxResidue' && ownPeriod <= period)) {
		for (const { account, net } of linesOfEntry(entry)) if (isDeferred(account)) add(account, entry.currency, net);
	}
	return tidy(sums);
}

const ACCOUNTS = new Set([deferred, ...Object.values(RULES.items ?? {}).map((row) => row?.deferred)]);
const isDeferred = (account: string) => ACCOUNTS.has(account);

/** What the ledger has on the deferred accounts until the end of a period, by account and currency. */
export function deferredIn(balances: Balances, period: string): Balances {
	const sums = new Map<string, number>();
	for (const [name, units] of Object.entries(balances)) {
		const [of = '', account = '', , currency = ''] = name.split(' ');
		if (of > period || !isDeferred(account)) continue;
		sums.set(`${account} ${currency}`, (sums.get(`${account} ${currency}`) ?? 0) + units);
	}
	return tidy(sums);
}
