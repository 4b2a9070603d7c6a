import type { LedgerEvent } from '../../lib/ledger';
import { recordEvents } from '../../lib/sync/journals';
import { Draw } from '../history/draw';
import { Stage } from '../history/play';
import { readHistory } from '../history/read';
import { RULES } from '../history/rules';
import type { Story } from '../history/story';
import { settingsOf } from '../lib/sync/journals/both';
import type { Running } from '../sandbox/running';
import { breakPosts } from './breakage';
import { Closings } from './closing';
import { dayOf, periodOf } from './months';
import type { Past } from './simulate';
import type { Size } from './size';
import { Told } from './told';
import { Traffic } from './traffic';
import { connect } from './verdict/connect';

/** As often as an execution that failed is retried. */
const RETRIES = 5;

/**
 * The same as `simulate`, without n8n: the ledger is told event by event, and as often as needed. Nothing happens at the
 * same time here, and nothing is killed; it takes a small part of the time.
 */
export async function simulateInProcess({ control, sandbox }: Running, size: Size, stories: readonly Story[]): Promise<Pick<Past, 'closings' | 'stage' | 'told' | 'traffic'>> {
	await Promise.all([control.visma.reset({ seed: 'empty' }), control.chargebee.reset({ seed: 'empty' })]);
	await breakPosts(control.visma, size.seed);
	const stage = await Stage.open(control, stories);
	const past = { stage, closings: new Closings(), told: new Told(), traffic: new Traffic(control) };
	const deps = { ...(await connect(sandbox)), executionId: 'in process', now: () => new Date().toISOString() };
	const settings = settingsOf('manual', { rules: RULES });
	const draw = new Draw(size.seed);

	const book = async (events: readonly LedgerEvent[]) => {
		for (let tries = 1; tries <= RETRIES; tries++) {
			const { results, stoppedBy } = await recordEvents(events, deps, settings);
			const refused = results.filter(({ outcome }) => outcome === 'failed' || outcome === 'conflict');
			if (!stoppedBy && refused.length === 0) return past.told.note(events);
			if (tries === RETRIES) throw new Error(`Not booked: ${stoppedBy?.message ?? refused.map(({ key, reason }) => `${key}: ${reason}`).join('; ')}`);
		}
	};
	const told = async () => await readHistory(sandbox.chargebee.url);
	// some days of each month nothing arrives
	const isOut = ({ occurred_at: at }: LedgerEvent) => {
		const day = new Date(Number(at) * 1000).getUTCDate();
		return day >= OUTAGE && day < OUTAGE + size.outage;
	};
	let known = 0;
	let waiting: LedgerEvent[] = [];
	const deliver = async (left: number) => {
		const events = await told();
		for (const event of events.slice(known)) {
			if (!isOut(event) && !draw.happens(size.lose)) waiting.push(event, ...(draw.happens(size.duplicate) ? [event] : []));
		}
		known = events.length;
		waiting = draw.shuffled(waiting);
		for (const event of waiting.splice(0, Math.max(0, waiting.length - left))) await book([event]);
	};
	let caughtUp = 0;
	const catchUp = async () => {
		const events = (await told()).slice(caughtUp);
		await book(events);
		caughtUp += events.length;
	};
	const close = async (month: number) => {
		if (past.closings.isClosed(periodOf(month))) return;
		await past.closings.close(control.visma, periodOf(month), async () => {
			throw new Error(`${periodOf(month)} has batches that nobody releases`);
		});
	};
	for (let month = 1; month <= size.months; month++) {
		await stage.playUntil(dayOf(month) + 14);
		await deliver(LEFT_OVER);
		if (size.closes && month > 1) {
			if (draw.happens(0.5)) await close(month - 1);
			await catchUp();
			await close(month - 1);
		}
		await stage.playUntil(dayOf(month + 1));
		await deliver(month === size.months ? 0 : LEFT_OVER);
		await past.traffic.read();
	}
	await catchUp();
	await past.traffic.read();
	return past;
}

/** So few events are left of one part of a month when the next one begins. */
const LEFT_OVER = 12;
/** Day of the month on which outages begin. */
const OUTAGE = 18;
