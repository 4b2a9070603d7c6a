import countBy from 'lodash/countBy';

import { collect, journalAll, type LedgerEvent } from '../../lib/ledger';
import { type Sandbox, SandboxControl, startSandbox } from '../../sandbox';
import { balancesOf } from './balances';
import { Draw } from './draw';
import { DAYS, writeHistory } from './history';
import { Stage } from './play';
import { readHistory } from './read';
import { RULES } from './rules';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ seed: 'empty' });
});

afterAll(async () => await sandbox.stop());

async function played(seed: number): Promise<LedgerEvent[]> {
	const control = new SandboxControl(sandbox.visma.url, sandbox.chargebee.url);
	await control.chargebee.reset({ seed: 'empty' });
	const stage = await Stage.open(control, writeHistory(seed));
	await stage.playUntil(DAYS);
	expect(stage.refused).toEqual([]);
	return await readHistory(sandbox.chargebee.url);
}

describe('six months of twenty subscriptions', () => {
	it('are the same after the same seed, and other ones after another', async () => {
		const events = await played(1);
		expect(await played(1)).toEqual(events);
		expect(await played(2)).not.toEqual(events);
	});

	it.each([1, 2, 3])('are lived without a refusal and booked without a fault, seed %i', async (seed) => {
		const events = await played(seed);
		const { entries, faults, families } = collect(events, RULES);
		expect(faults).toEqual([]);
		const kinds = ['invoice', 'recognition', 'creditNote', 'void', 'voidRecognition', 'payment', 'refund', 'fx', 'fxResidue', 'accrual'];
		expect(Object.keys(countBy(entries, 'kind'))).toEqual(expect.arrayContaining(kinds));
		const states = [...families.values()].map(({ state }) => state);
		expect(states).toEqual(expect.arrayContaining(['live', 'voided', 'deleted', 'unsuccessful', 'withdrawn', 'invoiced']));
	});

	it('come to the same balances in any order, doubled', async () => {
		const events = await played(1);
		const expected = balancesOf(journalAll(events, RULES));
		expect(Object.keys(expected).length).toBeGreaterThan(200);
		for (const seed of [1, 2, 3]) {
			const shuffled = new Draw(seed).shuffled([...events, ...events]);
			expect(balancesOf(journalAll(shuffled, RULES))).toEqual(expected);
		}
	});
});
