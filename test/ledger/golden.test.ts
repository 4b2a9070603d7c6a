/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { journalAll, toVismaBatch, type Entry, type LedgerEvent, type Rules } from '../../lib/ledger';
import { byKey } from './holding';
import { balances, units } from './samples';

interface Case {
	name: string;
	events: LedgerEvent[];
	rules: Rules;
	expected: Array<Entry & { body: Record<string, unknown> }>;
	expectedBalances: Array<{ financialPeriod: string; account: string; currency: string; net: string }>;
}

const folder = join(__dirname, '../../../shared/golden');
const cases = existsSync(folder)
	? readdirSync(folder)
			.filter((file) => file.endsWith('.json'))
			.map((file): Case => JSON.parse(readFileSync(join(folder, file), 'utf8')))
	: [];

const comparable = ({
	key,
	kind,
	transactionDate,
	financialPeriod,
	currency,
	exchangeRate,
	autoReversing,
	lines,
}: Entry) => ({
	key,
	kind,
	transactionDate,
	financialPeriod,
	currency,
	exchangeRate,
	autoReversing,
	lines: lines.map(({ account, subaccount, debit, credit, reference }) => ({
		account,
		subaccount,
		debit,
		credit,
		reference,
	})),
});

/** Visma's own mirror of an auto-reversing batch on the first of the next month. */
function mirror(entry: Entry): Entry {
	const year = Number(entry.financialPeriod.slice(0, 4));
	const month = Number(entry.financialPeriod.slice(4));
	const next = month === 12 ? `${year + 1}01` : String(year * 100 + month + 1);
	return {
		...entry,
		financialPeriod: next,
		lines: entry.lines.map((line) => ({ ...line, debit: line.credit, credit: line.debit })),
	};
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
	return list
		.map((item, i) => ({ item, at: Math.sin(seed * 7919 + i * 104729) }))
		.sort((a, b) => a.at - b.at)
		.map(({ item }) => item);
}

describe('sample cases', () => {
	if (cases.length === 0) {
		it.skip(`are not here (looked in ${folder}): nothing was compared`, () => undefined);
		return;
	}

	it.each(cases)('$name: entries', ({ events, rules, expected }) => {
		expect(byKey(journalAll(events, rules)).map(comparable)).toEqual(byKey(expected).map(comparable));
	});

	it.each(cases)('$name: the same in any order and repeated', ({ events, rules, expected }) => {
		for (let seed = 1; seed <= 25; seed++) {
			const input = shuffled([...events, ...events], seed);
			expect(byKey(journalAll(input, rules)).map(comparable)).toEqual(byKey(expected).map(comparable));
		}
	});

	it.each(cases)('$name: balances', ({ events, rules, expectedBalances }) => {
		const entries = journalAll(events, rules);
		const all = [...entries, ...entries.filter(({ autoReversing }) => autoReversing).map(mirror)];
		const expected = expectedBalances.map(({ account, currency, financialPeriod, net }) => [
			`${account} ${currency} ${financialPeriod}`,
			units(net),
		]);
		expect(balances(all, 'period')).toEqual(Object.fromEntries(expected));
	});

	it.each(cases)('$name: bodies, but for the wording of the description', ({ events, rules, expected }) => {
		const wordless = (body: object): unknown =>
			JSON.parse(JSON.stringify(body), (name, value) => (/description$/i.test(name) ? undefined : value));
		const bodies = byKey(journalAll(events, rules)).map((entry) => wordless(toVismaBatch(entry)));
		expect(bodies).toEqual(byKey(expected).map(({ body }) => wordless(body)));
	});
});
