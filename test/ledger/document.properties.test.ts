import fc from 'fast-check';
import { journal, journalAll, type Entry } from '../../lib/ledger';
import { divideRounded } from '../../lib/ledger/money/decimal';
import { moment, rules, saleEvent, saleSample } from './arbitrary';
import { expectSame, holds } from './holding';
import { balances, event, sale, units } from './samples';

describe('a document', () => {
	const one = fc
		.constantFrom<'invoice' | 'credit_note'>('invoice', 'credit_note')
		.chain((object) => saleEvent(object));
	const deferredAccounts = ['2965', '2966'];

	it('leaves nothing on the deferred accounts', () => {
		holds([one, rules], (make, company) => {
			// The residue of a rate is booked in the base currency, against what Visma's own conversions leave there.
			const left = balances(journal(make('D'), company).filter(({ kind }) => kind !== 'fxResidue'));
			expect(Object.keys(left).filter((name) => deferredAccounts.includes(name.slice(0, 4)))).toEqual([]);
		});
	});

	it('credits in revenue, VAT and rounding together what it debits to the receivable', () => {
		holds([saleSample, rules], (sample, company) => {
			const raw = sale('invoice', { ...sample, id: 'S' });
			const left = balances(journal(event('x', { invoice: raw }), company));
			const sum = (test: (account: string) => boolean) =>
				Object.entries(left).reduce((total, [name, value]) => (test(name) ? total + value : total), 0n);
			expect(sum((name) => name.startsWith('1580'))).toBe(BigInt(Number(raw.total)));
			expect(sum((name) => /^(3|27|77)/.test(name))).toBe(-BigInt(Number(raw.total)));
			expect(left['7740 NOK'] ?? 0n).toBe(-BigInt(Number(raw.round_off_amount)));
		});
	});

	it('credited by an equal note, or voided, leaves nothing on any account', () => {
		holds([saleSample, rules, moment], (sample, company, voidedAt) => {
			const both = [
				event('x', { invoice: sale('invoice', { ...sample, id: 'S' }) }),
				event('x', { credit_note: sale('credit_note', { ...sample, id: 'S' }) }),
			];
			expect(balances(journalAll(both, company))).toEqual({});
			const voided = sale('invoice', { ...sample, id: 'S', extra: { status: 'voided', voided_at: voidedAt } });
			expect(balances(journal(event('x', { invoice: voided }), company))).toEqual({});
		});
	});

	it('is recognised alike whatever its VAT, added or included', () => {
		const recognised = (entries: Entry[]) => entries.filter(({ kind }) => kind === 'recognition').map(keyAndLines);
		const keyAndLines = ({ key, lines }: Entry) => ({ key, lines });
		holds([saleSample, rules], (sample, company) => {
			const withTax = (inclusive: boolean, rate: string | undefined) =>
				journal(
					event('x', {
						invoice: sale('invoice', {
							...sample,
							id: 'S',
							inclusive,
							lines: sample.lines.map(({ amount: net, discount = 0, ...line }) => {
								const tax =
									rate === undefined ? 0 : Math.round(((net - discount) * Number(rate)) / 100);
								return {
									...line,
									amount: net + (inclusive ? tax : 0),
									discount,
									tax: rate === undefined ? {} : { [rate]: tax },
								};
							}),
						}),
					}),
					company,
				);
			const plain = withTax(false, undefined);
			expectSame(recognised(withTax(false, '25')), recognised(plain));
			expectSame(recognised(withTax(true, '12')), recognised(plain));
			expectSame(withTax(true, '25').map(keyAndLines), withTax(false, '25').map(keyAndLines));
		});
	});

	it('in another currency is settled in the base currency too, as Visma converts it line by line', () => {
		holds([saleSample, rules, fc.integer({ min: 1, max: 999_999 })], (sample, company, rate) => {
			const raw = sale('invoice', {
				...sample,
				id: 'S',
				currency: 'EUR',
				extra: { exchange_rate: rate / 10_000 },
			});
			let left = 0n;
			for (const { currency, lines } of journal(event('x', { invoice: raw }), {
				...company,
				settleFxResidue: true,
			})) {
				for (const { debit, credit } of lines.filter((line) => deferredAccounts.includes(line.account))) {
					const amount = units(debit) - units(credit);
					left += currency === 'NOK' ? amount : divideRounded(amount * BigInt(rate), 10_000n);
				}
			}
			expect(left).toBe(0n);
		});
	});
});
