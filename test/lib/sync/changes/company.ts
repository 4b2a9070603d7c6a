import type { HttpCall } from '../../../../lib/http';
import { NoAnswer } from '../../../../lib/http';
import type { ChangeRow, ChangeSource } from '../../../../lib/sync/changes';
import { VismaClient } from '../../../../lib/visma';
import { wireTo } from '../../http/wireTo';

const BEGIN = Date.parse('2026-10-24T22:00:00Z');
const PAYMENT_PATH = '/v1/thing';

export const THINGS: ChangeSource = {
	many: 'things',
	path: PAYMENT_PATH,
	keyOf: ({ number }) => String(number),
	knowsCreation: true,
};

/** A company that people work in, as far as one list shows it. */
export class Company {
	readonly rows: Array<ChangeRow & { number: string }> = [];
	/** What happens before the calls to come are answered, one a call; `fail` cuts the connection. */
	script: Array<(() => void) | 'fail' | undefined> = [];
	calls = 0;
	private now = BEGIN;
	private offset = 0;
	private version = 0x4d00_0000;

	constructor(private readonly maxPageSize: number) {}

	readonly client = new VismaClient(
		{ ...wireTo({ policy: { maxAttempts: 1 } }), send: async (call) => await Promise.resolve(this.answer(call)) },
		{ baseUrl: 'https://visma.example' },
	);

	/** Company-local time without zone. */
	get localNow(): string {
		return new Date(this.now + this.offset).toISOString().slice(0, -1);
	}

	wait(ms: number): void {
		this.now += ms;
	}

	/** The hour that a clock change repeats, or a clock that is an hour slow. */
	turnClock(): void {
		this.offset = this.offset === 0 ? -3_600_000 : 0;
	}

	create(): void {
		const time = this.localNow;
		this.rows.push({ number: `n${this.rows.length}`, createdDateTime: time, lastModifiedDateTime: time, timeStamp: this.stamp() });
	}

	change(place: number): void {
		const row = this.rows[place % Math.max(1, this.rows.length)];
		if (row) Object.assign(row, { lastModifiedDateTime: this.localNow, timeStamp: this.stamp() });
	}

	/** Rows come in another order from now on. */
	shuffle(): void {
		this.rows.push(...this.rows.splice(0, Math.ceil(this.rows.length / 2)));
	}

	private stamp(): string {
		const bytes = Buffer.alloc(8);
		bytes.writeBigUInt64BE(BigInt(++this.version));
		return bytes.toString('base64');
	}

	private answer({ url }: HttpCall) {
		this.calls++;
		const step = this.script.shift();
		if (step === 'fail') throw new NoAnswer('the connection was cut', true);
		step?.();
		const query = new URL(url).searchParams;
		const since = query.get('lastModifiedDateTime') ?? '';
		const found = this.rows.filter(({ lastModifiedDateTime }) => String(lastModifiedDateTime) >= since);
		const size = Math.min(this.maxPageSize, Number(query.get('pageSize')));
		const first = (Number(query.get('pageNumber')) - 1) * size;
		const metadata = { totalCount: found.length, maxPageSize: this.maxPageSize };
		return { status: 200, headers: {}, body: found.slice(first, first + size).map((row) => ({ ...row, metadata })) };
	}
}
