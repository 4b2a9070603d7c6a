import fc from 'fast-check';
import { collect, journalAll } from '../../lib/ledger';
import { history, rules } from './arbitrary';
import { holds } from './holding';

const deferralOnly = rules.map((company) => ({ ...company, scope: 'deferralOnly', tax: {} }));

/** The net of each document on each account and subaccount, where it is not zero. */
function leftOver(entries: ReturnType<typeof journalAll>): Record<string, bigint> {
	const sums = new Map<string, bigint>();
	for (const { family, currency, lines } of entries) {
		for (const { account, subaccount, project, debit, credit } of lines) {
			const name = [family, currency, account, subaccount, project].join(' ');
			const amount = BigInt(debit.replace('.', '')) - BigInt(credit.replace('.', ''));
			sums.set(name, (sums.get(name) ?? 0n) + amount);
		}
	}
	return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0n));
}

describe('of sales that Visma books itself', () => {
	it('every document comes to nothing on every account over all periods', () => {
		holds([history, deferralOnly], (events, company) => {
			const entries = journalAll(events, company);
			const ours = entries.filter(({ kind }) => kind !== 'fxResidue' && kind !== 'accrual');
			expect(leftOver(ours)).toEqual({});
		});
	});

	it('only revenue, deferral, accruals and the rest of a rate appear, and what is recognised is the same', () => {
		const accounts = new Set(['2965', '2966', '3020', '3125', '3126', '3900', '1530']);
		const later = ['recognition', 'voidRecognition', 'acceleration', 'fxResidue', 'accrual'];
		holds([history, fc.tuple(rules, fc.boolean())], (events, [company, isMapped]) => {
			const tax = isMapped ? company.tax : {};
			const { entries, faults } = collect(events, { ...company, scope: 'deferralOnly', tax });
			expect(faults).toEqual([]);
			const whole = journalAll(events, company).filter(({ kind }) => later.includes(kind));
			expect(entries.filter(({ kind }) => later.includes(kind))).toEqual(whole);
			for (const { kind, lines } of entries) {
				const strange = lines.filter(({ account }) => !accounts.has(account));
				if (kind !== 'fxResidue') expect(strange).toEqual([]);
			}
		});
	});
});
