/* eslint-disable no-console */
import countBy from 'lodash/countBy';

import { batchNumber, generationKey, type LedgerEvent, reversalKey } from '../../../../lib/ledger';
import { possibleKeys } from '../../../../lib/sync/journals/posted/names';
import { type LedgerDifference, reconcileLedger } from '../../../../lib/sync/reconcileLedger';
import { live, monthAtOnce } from '../../../history/book';
import { Draw } from '../../../history/draw';
import { RULES } from '../../../history/rules';
import { Both, settingsOf } from '../journals/both';

const NOW = '2026-07-05T10:00:00Z';
const SETTINGS = settingsOf('manual', { rules: RULES });

interface Line {
	transactionDescription?: string;
	accountNumber: string;
	debit: number;
	credit: number;
	baseDebit: number;
	baseCredit: number;
}
interface Batch {
	batchNumber: string;
	description?: string;
	status: string;
	module: string;
	financialPeriod: string;
	autoReversing: boolean;
	reversingEntry: boolean;
	originalBatchNumber?: string;
	lines: Line[];
}
interface Snapshot {
	state: { journals: Batch[] };
}

let both: Both;
let equal: Snapshot;
/** Batches that hold an entry each, in the months that are compared. */
let plain: Batch[];

const isIssue = ({ description = '' }: Batch) => / (invoice|payment) cb:/.test(description);
const isRecognition = ({ description = '' }: Batch) => / recognition /.test(description);
const documentOf = ({ description = '' }: Batch) => /cb:[a-z]+:[^: ]+/.exec(description)?.[0] ?? '';

async function reconcile(): Promise<{ differences: LedgerDifference[]; figures: Awaited<ReturnType<typeof reconcileLedger>>['figures'] }> {
	const deps = { visma: both.visma, chargebee: both.chargebee, executionId: 'r', now: () => NOW };
	return await reconcileLedger(deps, SETTINGS, { to: '202606' });
}

beforeAll(async () => {
	both = await Both.open();
	await live(both, { seed: 6, rules: RULES, wish: { maxReversals: 200 } }, monthAtOnce);
	equal = (await both.control.visma.snapshot()) as Snapshot;
	const { journals } = equal.state;
	const reversed = new Set(journals.filter(({ description = '' }) => / reversal /.test(description)).map(documentOf));
	plain = journals.filter(
		({ description = '', financialPeriod, autoReversing, reversingEntry }) =>
			/^CB\w{13} \w{6} \w{6} (invoice|recognition|payment|creditNote) /.test(description) &&
			financialPeriod <= '202606' &&
			!autoReversing &&
			!reversingEntry &&
			!reversed.has(documentOf({ description } as Batch)),
	);
}, 60_000);
afterAll(async () => await both.stop());

/** What took back an entry that is not wanted any more: the batch, and the one that it reverses. */
function reversals(): Array<{ reversal: Batch; original: string }> {
	const { journals } = equal.state;
	const numbers = new Set(journals.map((batch) => batch.batchNumber));
	const months = ['202601', '202602', '202603', '202604', '202605', '202606'];
	return journals
		.filter(({ description = '', financialPeriod }) => / reversal cb:(inv|cn):/.test(description) && financialPeriod <= '202606')
		.flatMap((reversal) => {
			const key = possibleKeys(documentOf(reversal), months, []).find((one) => batchNumber(RULES.site, reversalKey(one, 1)) === reversal.batchNumber);
			const isLast = key !== undefined && !numbers.has(batchNumber(RULES.site, generationKey(key, 2)));
			return isLast && numbers.has(batchNumber(RULES.site, key)) ? [{ reversal, original: batchNumber(RULES.site, key) }] : [];
		});
}

/** Does something to so many batches, none of them twice, and finds out what was found. */
class Seeding {
	private readonly left: Batch[];
	readonly changed: Snapshot = structuredClone(equal);
	readonly seeded: Array<{ cause: string; number: string }> = [];

	constructor(seed: number) {
		this.left = new Draw(seed).shuffled(plain);
	}

	/** Nothing of so many documents is there. */
	documents(count: number): void {
		const documents = [...new Set(this.left.filter(isIssue).map(documentOf))].filter((name) => name.startsWith('cb:inv:')).slice(0, count);
		for (const document of documents) {
			remove(this.left, (batch) => documentOf(batch) === document);
			remove(this.changed.state.journals, (batch) => documentOf(batch) === document);
			this.seeded.push({ cause: 'documentMissing', number: batchNumber(RULES.site, document) });
		}
	}

	/** What took something back is not there. */
	reversals(count: number): void {
		for (const { reversal, original } of reversals().slice(0, count)) {
			remove(this.changed.state.journals, (batch) => batch.batchNumber === reversal.batchNumber);
			this.seeded.push({ cause: 'reversalMissing', number: original });
		}
	}

	each(cause: string, count: number, deed: (batch: Batch, journals: Batch[]) => string | undefined, fits: (batch: Batch) => boolean = () => true): void {
		for (let done = 0; done < count; ) {
			const at = this.left.findIndex(fits);
			expect(at).toBeGreaterThanOrEqual(0);
			const [{ batchNumber } = { batchNumber: '' }] = this.left.splice(at, 1);
			const batch = this.changed.state.journals.find((one) => one.batchNumber === batchNumber);
			if (!batch) throw new Error(`${batchNumber} is gone`);
			const number = deed(batch, this.changed.state.journals);
			this.seeded.push({ cause, number: number ?? batchNumber });
			done++;
		}
	}

	async restore(): Promise<void> {
		await both.control.visma.restore(this.changed);
	}
}

function remove(batches: Batch[], isGone: (batch: Batch) => boolean): void {
	batches.splice(0, batches.length, ...batches.filter((batch) => !isGone(batch)));
}

const removed = (batch: Batch, journals: Batch[]): undefined => void journals.splice(journals.indexOf(batch), 1);

/** Puts a copy of a batch beside it, under another number and with other descriptions. */
function copied(batch: Batch, journals: Batch[], digit: string, worded: (text: string) => string): string {
	const number = digit + batch.batchNumber.slice(-6);
	const copy = structuredClone(batch);
	const lines = copy.lines.map((line) => ({ ...line, transactionDescription: worded(line.transactionDescription ?? '') }));
	journals.push({ ...copy, batchNumber: number, description: worded(copy.description ?? ''), lines });
	return number;
}

describe('the ledger of half a year, damaged in many places', () => {
	it('is equal before', async () => {
		const { differences, figures } = await reconcile();
		expect(differences.map(({ key, reason }) => `${key}: ${reason}`)).toEqual([]);
		expect(figures.unequal).toEqual([]);
	});

	it('every one is found, by its batch, and nothing else; what is missing is booked again by Book Events', async () => {
		const seeding = new Seeding(1);
		seeding.documents(5);
		seeding.reversals(4);
		seeding.each('batchMissing', 20, removed, isRecognition);
		seeding.each('batchDifferent', 18, ({ lines: [debit, credit] }) => {
			if (!debit || !credit) return undefined;
			for (const line of [debit, credit]) {
				if (line.debit > 0) line.debit += 7;
				else line.credit += 7;
			}
			return undefined;
		}, isRecognition);
		seeding.each('batchDifferent', 6, ({ lines: [, other] }) => {
			if (other) other.accountNumber = other.accountNumber === '3001' ? '3041' : '3001';
			return undefined;
		}, isIssue);
		seeding.each('otherPeriod', 12, (batch) => {
			batch.financialPeriod = batch.financialPeriod === '202602' ? '202603' : '202602';
			return undefined;
		}, isRecognition);
		seeding.each('otherPeriod', 4, (batch) => {
			batch.financialPeriod = '202711';
			return undefined;
		}, isIssue);
		seeding.each('postedTwice', 12, (batch, journals) => copied(batch, journals, '9', (text) => text));
		seeding.each('batchUnreleased', 8, (batch) => void (batch.status = 'Balanced'));
		seeding.each('batchUnreleased', 4, (batch) => void (batch.status = 'Hold'));
		seeding.each('unknownBatch', 6, (batch, journals) => copied(batch, journals, '8', (text) => text.replace(/^CB\w{13}/, 'CB0000000000000')));
		seeding.each('byHand', 12, (batch, journals) => copied(batch, journals, '7', () => 'Correction'));
		await seeding.restore();
		const { differences, figures } = await reconcile();
		const isMissing = (cause: string) => cause === 'batchMissing' || cause === 'documentMissing';
		const numberIn = ({ visma, cause, key }: LedgerDifference) => (isMissing(cause) ? batchNumber(RULES.site, key) : visma.batchNumber);
		console.log(`${seeding.seeded.length} seeded ${JSON.stringify(countBy(seeding.seeded, 'cause'))}, ${figures.unequal.length} of ${figures.balances} balances unequal`);
		const found = differences.map((one) => `${one.cause} ${String(numberIn(one))}`).sort();
		const wanted = seeding.seeded.map(({ cause, number }) => `${cause} ${number}`);
		expect(found).toEqual(wanted.sort());

		const safe = differences.filter(({ mend }) => mend.safe);
		const causes = countBy(safe, 'cause');
		expect(causes).toMatchObject({ documentMissing: 5, batchMissing: 20, batchUnreleased: 8, reversalMissing: 4 });
		const events = safe.flatMap(({ mend }) => mend.input?.events ?? []) as LedgerEvent[];
		const booked = await both.record(events, { ...SETTINGS, horizon: '202606', maxReversals: 50 });
		expect(booked.stoppedBy).toBeUndefined();
		const left = await reconcile();
		expect(left.differences.map(({ key }) => key).sort()).toEqual(differences.filter(({ mend }) => !mend.safe).map(({ key }) => key).sort());
	});

	it('what takes back an entry that is not wanted any more is looked at, too: whether it counts, and whether it is whole', async () => {
		const [held, edited] = reversals();
		const changed = structuredClone(equal);
		const batchOf = (number = '') => changed.state.journals.find((batch) => batch.batchNumber === number);
		const [balanced, other] = [batchOf(held?.reversal.batchNumber), batchOf(edited?.reversal.batchNumber)];
		if (!balanced || !other) throw new Error('There are no two reversals');
		balanced.status = 'Balanced';
		for (const line of other.lines.slice(0, 2)) {
			if (line.debit > 0) line.debit += 7;
			else line.credit += 7;
		}
		await both.control.visma.restore(changed);
		const { differences } = await reconcile();
		const found = differences.map(({ cause, visma, mend }) => [cause, visma.batchNumber, mend.safe]);
		expect(found.sort()).toEqual([['batchUnreleased', balanced.batchNumber, false], ['reversalDifferent', other.batchNumber, false]]);
	});

	it('what others post on bank and revenue is their business; on a deferred account it is a finding', async () => {
		const changed = structuredClone(equal);
		const { journals } = changed.state;
		const pattern = journals.find(({ batchNumber: number }) => number === plain.find(isRecognition)?.batchNumber);
		if (!pattern) throw new Error('There is no recognition');
		const own = (batch: Batch, digit: string, account: string) => {
			const number = copied(batch, journals, digit, () => 'Bank fee');
			for (const line of journals.at(-1)?.lines ?? []) if (line.accountNumber === RULES.accounts.deferred) line.accountNumber = account;
			return number;
		};
		own(pattern, '5', String(RULES.accounts.bank));
		const reported = own(pattern, '6', String(RULES.accounts.deferred));
		await both.control.visma.restore(changed);
		const { differences, figures } = await reconcile();
		expect(differences.map(({ cause, visma }) => [cause, visma.batchNumber])).toEqual([['byHand', reported]]);
		expect(figures.unequal.map(({ account }) => account)).toContain(RULES.accounts.deferred);
		expect(figures.unequal.map(({ account }) => account)).not.toContain(RULES.accounts.bank);
	});

	it('a batch whose description somebody changed is nothing that Book Events mends: its number is taken', async () => {
		const changed = structuredClone(equal);
		const batch = changed.state.journals.find(({ batchNumber: number }) => number === plain.find(isRecognition)?.batchNumber);
		if (!batch) throw new Error('There is no recognition');
		batch.description = 'mine';
		await both.control.visma.restore(changed);
		const { differences } = await reconcile();
		expect(differences.map(({ cause, mend }) => [cause, mend.safe]).sort()).toEqual([['batchMissing', false], ['byHand', false]]);
		expect(differences.find(({ cause }) => cause === 'batchMissing')?.mend.remedy).toContain('put it back');
	});

	it('what a person began to reverse still stands until the reversal is released', async () => {
		const [taken] = reversals();
		const changed = structuredClone(equal);
		const reversal = changed.state.journals.find(({ batchNumber: number }) => number === taken?.reversal.batchNumber);
		if (!taken || !reversal) throw new Error('There is no reversal');
		Object.assign(reversal, { batchNumber: '7000001', originalBatchNumber: taken.original, status: 'Hold' });
		await both.control.visma.restore(changed);
		const { differences } = await reconcile();
		expect(differences.map(({ cause, visma, mend }) => [cause, visma.batchNumber, mend.safe])).toEqual([['reversalMissing', taken.original, false]]);
		reversal.status = 'Posted';
		await both.control.visma.restore(changed);
		expect((await reconcile()).differences).toEqual([]);
	});
});
