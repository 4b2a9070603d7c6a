import { billedAmount, journal, readBilled, type BilledDocument } from '../../lib/ledger';
import { saleSample } from './arbitrary';
import { holds } from './holding';
import { event, norwegian, sale, term, type SaleSample } from './samples';

const BILLING = { timeZone: 'Europe/Oslo', homeCountry: 'NO', defaultRegion: 'domestic' as const };

function billed(sample: Omit<SaleSample, 'id'>): BilledDocument {
	const read = readBilled('cb:inv:S', sale('invoice', { ...sample, id: 'S' }), BILLING);
	if ('faults' in read) throw new Error(read.faults.map(({ message }) => message).join());
	return read.billed;
}

describe('a document for the customer ledger', () => {
	it('comes to the total of Chargebee: nets, VAT and rounding, whatever is included or discounted', () => {
		holds([saleSample], (sample) => {
			const { lines, total, vat, roundOff } = billed(sample);
			const sum = (of: (line: BilledDocument['lines'][number]) => bigint) => lines.reduce((all, line) => all + of(line), 0n);
			expect(sum(({ net }) => net) + sum((line) => line.vat) + roundOff).toBe(total);
			expect(sum((line) => line.vat)).toBe(vat);
		});
	});

	it('has the day of its sale, and defers a plan where journals by day do', () => {
		holds([saleSample], (sample) => {
			const [line] = sample.lines;
			if (!line) return;
			// So much that each day has a share: of an øre, later months may get nothing.
			const plan = { kind: 'plan_item_price', amount: 1_000_000, from: line.from, to: line.to };
			const one = { ...sample, lines: [plan], country: 'NO', currency: 'NOK', roundOff: 0 };
			const { date, lines } = billed(one);
			const entries = journal(event('x', { invoice: sale('invoice', { ...one, id: 'S' }) }), norwegian());
			const issue = entries.find(({ kind }) => kind === 'invoice');
			expect(issue?.transactionDate).toBe(date);
			expect(lines[0]?.isDeferred).toBe(issue?.lines.some(({ account }) => account === '2965'));
		});
	});

	it('serves from the first day to the last, in the zone of the site', () => {
		const lines = [{ amount: 1000, ...term('2026-01-31', '2027-01-31') }];
		expect(billed({ date: '2026-01-31', lines }).lines).toMatchObject([{ from: '2026-01-31', to: '2027-01-30', isDeferred: true }]);
		const inOneMonth = billed({ date: '2026-01-01', lines: [{ amount: 1000, ...term('2026-01-01', '2026-02-01') }] });
		expect(inOneMonth.lines).toMatchObject([{ to: '2026-01-31', isDeferred: false }]);
		const nextMonth = billed({ date: '2026-01-31', lines: [{ amount: 1000, ...term('2026-02-01', '2026-03-01') }] });
		expect(nextMonth.lines).toMatchObject([{ from: '2026-02-01', isDeferred: true }]);
	});

	it('has one rate a line; several are refused, and none is 0', () => {
		const lines = [{ amount: 1000, tax: { '25': 250, '12': 120 } }];
		const read = readBilled('cb:inv:S', sale('invoice', { id: 'S', date: '2026-01-01', lines }), BILLING);
		expect('faults' in read && read.faults.map(({ code }) => code)).toEqual(['several-vat-rates']);
		expect(billed({ date: '2026-01-01', lines: [{ amount: 1000, tax: { '12': 0, '25': 250 } }, { amount: 5 }] }).lines.map(({ vatRate }) => vatRate)).toEqual(['25', '0']);
	});

	it('writes amounts with the decimals of the currency', () => {
		const yen = billed({ date: '2026-01-01', currency: 'JPY', lines: [{ amount: 1234 }] });
		expect(billedAmount(yen.total, yen)).toBe('1234');
		const krone = billed({ date: '2026-01-01', lines: [{ amount: -5 }, { amount: 1234 }] });
		expect(krone.lines.map(({ net }) => billedAmount(net, krone))).toEqual(['-0.05', '12.34']);
	});
});
