import { journalAll, type Entry, type LedgerEvent } from '../../../../lib/ledger';
import { readHistory } from '../../../history/read';
import { bookingFields, FROM_ELSEWHERE } from '../../../history/rules';
import { BOOK_EVENTS_FLOW, setBooking } from '../bookkeeping';
import type { Company } from '../company';
import type { Kind, Step } from './steps';

/** Rules that lack a row for one of the items. */
const INCOMPLETE = {
	baseCurrency: 'SEK',
	siteBaseCurrency: 'NOK',
	homeCountry: 'SE',
	defaultSubaccount: '1=00,2=00,3=0',
	accounts: {
		receivable: '1511',
		deferred: '2970',
		bank: '1940',
		revenue: { domestic: '3001', eu: '3308', export: '3305' },
	},
	items: { 'basic-sek-monthly': { revenue: '3050' }, 'basic-jpy-monthly': { deferred: '2990' } },
	tax: { '25': '2611' },
	unmappedItems: 'refuse' as const,
};
const COMPLETE = { ...INCOMPLETE, items: { ...INCOMPLETE.items, 'enterprise-sek-monthly': { revenue: '3055' } } };

/** What is sold, to whom; everything else is ordinary. */
const SALES: Partial<Record<Step, [customer: string, item: string]>> = {
	mapping: ['SE', 'enterprise-sek-monthly'],
	'write refused': ['US', 'basic-jpy-monthly'],
};

/** Batches of the ERP for a document, the released ones among them, and those that the ledger wants. */
interface Batches {
	there: number;
	posted: number;
	wanted: number;
}

/** Sales on the Chargebee site, told by its webhook. */
export class EventKind implements Kind {
	readonly flow = BOOK_EVENTS_FLOW;
	private readonly sold: Partial<Record<Step, string>> = {};

	constructor(private readonly company: Company) {}

	/** Customers of the site, and rules that lack one. */
	async prepare(): Promise<void> {
		const customers = ['SE', 'US'].map((country) => ({ id: country, company: country, created_at: 1, billing_address: { country } }));
		await this.company.demo.control.chargebee.addCustomers(customers);
		await setBooking(this.company.demo, bookingFields(INCOMPLETE));
	}

	/** Sells without a step; returns the ID of the invoice. */
	async sell([customerId, item]: readonly [string, string] = ['SE', 'basic-sek-monthly']): Promise<string> {
		const order = { customerId, items: [{ item_price_id: item }] };
		const { invoice } = await this.company.demo.control.chargebee.live<{ invoice: { id: string } }>('create', order);
		return invoice.id;
	}

	async send(step: Step): Promise<void> {
		this.sold[step] = await this.sell(SALES[step]);
	}

	readonly spoil: Kind['spoil'] = {
		'source read': async () => await this.chargebee.addFault({ method: 'GET', path: '/invoices/INV', times: 0, effect: { type: 'down' } }),
		mapping: async () => undefined,
		'write refused': async () => undefined,
		'write lost': async () => {
			await this.visma.addFault({ method: 'POST', path: '/journaltransaction', effect: { type: 'lose-reply' } });
			await this.visma.addFault({ method: 'GET', path: '/journaltransaction', skip: 1, times: 0, effect: { type: 'down' } });
		},
		'n8n killed': async () => await this.visma.addFault({ method: 'POST', path: '/journaltransaction', times: 0, effect: { type: 'hold' } }),
	};

	readonly mend: Kind['mend'] = {
		mapping: async () => await setBooking(this.company.demo, bookingFields(COMPLETE)),
		'write refused': async () => await this.visma.settings({ exchangeRates: { JPY: 0.0672 } }),
	};

	keyOf(step: Step): string {
		return `invoice:${this.sold[step]}`;
	}

	async copies(step: Step): Promise<number> {
		const { there, wanted } = await this.batchesOf(this.sold[step] ?? '');
		return there / wanted;
	}

	async batchesOf(invoice: string): Promise<Batches> {
		const { journals } = await this.visma.state();
		const ofIt = journals.filter((batch) => batch.journalTransactionLines.some(({ referenceNumber }) => referenceNumber === invoice));
		const wanted = (await this.entries()).filter(({ family }) => family === `cb:inv:${invoice}`).length;
		return { there: ofIt.length, posted: ofIt.filter(({ status }) => status === 'Posted').length, wanted };
	}

	/** What the ledger makes of all that the site tells. */
	async entries(): Promise<Entry[]> {
		const events: LedgerEvent[] = await readHistory(this.company.demo.sandbox.chargebee.url);
		return journalAll(events, { ...COMPLETE, ...FROM_ELSEWHERE });
	}

	private get visma() {
		return this.company.demo.control.visma;
	}

	private get chargebee() {
		return this.company.demo.control.chargebee;
	}
}
