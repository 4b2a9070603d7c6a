import fc from 'fast-check';
import omit from 'lodash/omit';

import { explainEntry, trace } from '../../lib/ledger';
import { rules, saleSample } from './arbitrary';
import { credited, invoiced, units } from './samples';

describe('the trace of an entry', () => {
	it('is the same entry, and every line is the sum of its parts, every part the sum of its steps', () => {
		fc.assert(
			fc.property(saleSample, rules, fc.boolean(), (sample, company, isCreditNote) => {
				const document = (isCreditNote ? credited : invoiced)({ id: 'x', ...sample });
				const { entries, traces } = trace([document], company);
				for (const entry of entries) {
					const one = traces.get(entry.key);
					const explained = one && explainEntry(one);
					expect(explained?.lines.map((line) => omit(line, 'parts'))).toEqual(entry.lines);
					for (const { debit, credit, parts } of explained?.lines ?? []) {
						expect(sum(parts)).toBe(units(debit) - units(credit));
						for (const { amount, steps } of parts) expect([units(amount), -units(amount)]).toContain(sum(steps));
					}
				}
			}),
			{ numRuns: 200 },
		);
	});
});

const sum = (amounts: ReadonlyArray<{ amount: string }>) => amounts.reduce((total, { amount }) => total + units(amount), 0n);
