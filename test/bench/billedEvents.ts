import { Deed } from '../../sandbox/chargebee/billing/deed';
import { createSubscription } from '../../sandbox/chargebee/billing/subscription/create';
import { PERSON } from '../../sandbox/chargebee/people';
import { createCustomer } from '../../sandbox/chargebee/resources/customer/write';
import { ChargebeeSite } from '../../sandbox/chargebee/site';
import type { LedgerEvent } from '../../lib/ledger';

const START = Date.parse('2026-01-01T11:00:00Z');
const DAY_MS = 86_400_000;
const MONTHS = 10;

const COUNTRIES = ['NO', 'SE', 'FI', 'DE', 'US'];
const CURRENCIES = ['nok', 'sek', 'eur', 'jpy'];
const PLANS = ['basic', 'pro', 'enterprise'];
/** Added to every second subscription. */
const ADDONS = ['support', 'handbook'];

/** One of a list, in turn: the same for the same index. */
function turn(list: readonly string[], index: number): string {
	return list[index % list.length] ?? '';
}

function subscribe(site: ChargebeeSite, index: number, period: 'monthly' | 'yearly'): void {
	const customerId = `C${index % COUNTRIES.length}`;
	const priced = (item: string) => `${item}-${turn(CURRENCIES, index)}-${period}`;
	const addons = index % 2 === 0 ? [{ item_price_id: priced(turn(ADDONS, index / 2)) }] : [];
	const items = [{ item_price_id: priced(turn(PLANS, index)), quantity: 1 + (index % 5) }, ...addons];
	createSubscription(new Deed(site, PERSON), customerId, { items });
}

/**
 * `invoice_generated` events as the sandbox's billing makes them: half of annual, half of monthly terms, one or two
 * lines each, with and without VAT, in four currencies, over ten months.
 */
export function billedEvents(count: number): LedgerEvent[] {
	const site = new ChargebeeSite();
	site.reset();
	site.moveClock(START, true);
	COUNTRIES.forEach((country, index) => {
		createCustomer(site, { id: `C${index}`, company: `Company ${index} AS`, billing_address: { country } }, PERSON);
	});
	const annual = count / 2;
	const monthly = count / 2 / MONTHS;
	for (let day = 0; day < MONTHS * 30; day++) {
		// The monthly ones start in the first ten days, so that each has been billed ten times in the end.
		if (day < 10) for (let i = 0; i < monthly / 10; i++) subscribe(site, i + day, 'monthly');
		for (let i = 0; i < annual / (MONTHS * 30); i++) subscribe(site, i * 7 + day, 'yearly');
		site.moveClock(site.now() + DAY_MS, true);
	}
	const invoices = site.events.all().filter(({ event_type }) => event_type === 'invoice_generated');
	return [true, false].flatMap((isAnnual) => invoices.filter((event) => isAnnualTerm(event) === isAnnual).slice(0, count / 2));
}

function isAnnualTerm({ content }: LedgerEvent): boolean {
	const { invoice } = content as { invoice: { line_items: Array<{ entity_id: string }> } };
	return invoice.line_items[0]?.entity_id.endsWith('yearly') ?? false;
}
