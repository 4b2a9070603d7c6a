import { Draw } from '../history/draw';
import type { LedgerEvent } from '../../lib/ledger';
import { Stage } from '../history/play';
import { readHistory } from '../history/read';
import { bookingFields, WRITTEN_RULES } from '../history/rules';
import type { Story } from '../history/story';
import { runMonthEnd, startMonthEnd } from '../../sandbox/demo/monthEnd';
import { waitFor } from '../../sandbox/n8n/waitFor';
import { setBooking, SUBSCRIPTION_EVENTS_FLOW } from '../e2e/support/bookkeeping';
import type { Company } from '../e2e/support/company';
import { allEnded, reasons, retryAll, underWay } from '../e2e/support/retries';
import { breakPosts } from './breakage';
import { endCatchUp, prepareCatchUp, startCatchUp } from './catchUp';
import { Closings } from './closing';
import { killWhilePosting } from './kill';
import { dayOf, periodOf } from './months';
import type { Size } from './size';
import { Told } from './told';
import { Traffic } from './traffic';

/** So few deliveries are left of a part of a month when the next one begins: events of both arrive mixed. */
const LEFT_OVER = 12;

const MOST_RUNS = 10;

/** What people did while a history was lived through, and what the servers saw of it. */
export interface Past {
	stage: Stage;
	closings: Closings;
	told: Told;
	traffic: Traffic;
	kills: number;
	catchUps: number;
	monthEnds: number;
	retries: number;
}

/** A company with subscriptions, lived through month by month. */
class Simulation {
	private readonly draw: Draw;
	private readonly started = Date.now();
	private killsOwed = 0;
	/** Events that were caught up, and of which what failed was not retried yet. */
	private caughtUp: LedgerEvent[] = [];

	constructor(
		private readonly company: Company,
		private readonly size: Size,
		private readonly past: Past,
		private readonly say: (line: string) => void,
	) {
		this.draw = new Draw(size.seed);
	}

	async live(): Promise<void> {
		for (let month = 1; month <= this.size.months; month++) {
			await this.firstHalf(month);
			if (this.size.closes && month > 1) await this.settle(month);
			await this.secondHalf(month);
			await this.delivered(month === this.size.months ? 0 : LEFT_OVER);
			await this.progress(month);
		}
		await allEnded(this.demo.n8n);
		if (this.size.lose > 0) await this.catchUp();
		await this.retry();
		await this.past.traffic.read();
	}

	private get demo() {
		return this.company.demo;
	}

	private async firstHalf(month: number): Promise<void> {
		await this.past.stage.playUntil(dayOf(month) + 14);
		if (this.size.fatalMonths.includes(month)) this.killsOwed++;
		if (this.killsOwed > 0) await this.kill();
		// Some months are closed while webhooks of the next one are booked.
		if (this.size.closes && month > 1 && this.draw.happens(0.3)) await this.close(month - 1);
		await this.delivered(LEFT_OVER);
	}

	private async secondHalf(month: number): Promise<void> {
		const { chargebee } = this.demo.control;
		const outage = dayOf(month) + this.draw.number(15, 20);
		await this.past.stage.playUntil(outage);
		if (this.size.outage > 0) {
			await chargebee.settings({ webhooks: { lose: 1 } });
			await this.past.stage.playUntil(outage + this.size.outage);
			await chargebee.settings({ webhooks: { lose: this.size.lose } });
		}
		await this.past.stage.playUntil(dayOf(month + 1));
	}

	/** What people do in the middle of a month about the one before: in some months it is closed too early. */
	private async settle(month: number): Promise<void> {
		await allEnded(this.demo.n8n);
		if (this.draw.happens(0.3)) await this.close(month - 1);
		if (this.size.fatalMonthEnds.includes(month)) {
			this.killsOwed++;
			await startMonthEnd(this.demo, periodOf(month - 1));
			await this.kill();
		}
		const isMonthEndFirst = this.draw.happens(0.5);
		if (isMonthEndFirst) await this.monthEnd(month - 1);
		await this.catchUp(this.size.fatalCatchUps.includes(month));
		await this.retry();
		if (!isMonthEndFirst) await this.monthEnd(month - 1);
		await this.close(month - 1);
	}

	/** Runs until it comes to its end, as people start it again when it is red. */
	private async monthEnd(month: number): Promise<void> {
		for (let isDone = false, runs = 1; !isDone; runs++) {
			if (runs > MOST_RUNS) throw new Error(`Month-end of ${periodOf(month)} does not come to its end`);
			const { execution, summary } = await runMonthEnd(this.demo, periodOf(month));
			isDone = execution.status === 'success';
			this.say(`  month-end ${periodOf(month)}: ${isDone ? String(summary.summary) : `${execution.status}, ${execution.data.resultData.error?.message}`}`);
		}
		this.past.monthEnds++;
	}

	/** What people do about the executions that are red. */
	private async retry(): Promise<void> {
		for (const reason of await reasons(this.demo.n8n)) this.say(`  to be retried: ${reason}`);
		this.past.retries += await retryAll(this.demo.n8n);
		this.past.told.note(this.caughtUp);
		this.caughtUp = [];
	}

	/** Takes what happened since the last time. */
	private async catchUp(isFatal = false): Promise<void> {
		const events = await readHistory(this.demo.sandbox.chargebee.url);
		await startCatchUp(this.demo);
		if (isFatal) {
			this.killsOwed++;
			await this.kill();
		}
		await endCatchUp(this.demo);
		// What n8n had not begun when it was killed is told by the next one.
		this.caughtUp = isFatal ? [] : events;
		this.past.catchUps++;
	}

	private async close(month: number): Promise<void> {
		if (this.past.closings.isClosed(periodOf(month))) return;
		await this.past.closings.close(this.demo.control.visma, periodOf(month), async () => await this.retry());
	}

	/** Kills n8n while it posts; if it has nothing to post, the next time that it has. */
	private async kill(): Promise<void> {
		// a small company posts little in half a month, and less of it was missed
		const most = Math.ceil(this.size.subscriptions / 40);
		const { control, n8n } = this.demo;
		const isOver = async () =>
			(await control.chargebee.state()).webhooks.pending === 0 && (await underWay(n8n)) === 0;
		if (!(await killWhilePosting(this.demo, this.draw.number(0, most), isOver))) return;
		this.past.kills++;
		this.killsOwed--;
	}

	/** Waits until the site has hardly a delivery left to make. */
	private async delivered(left: number): Promise<void> {
		const { chargebee } = this.demo.control;
		const few = async () => (await chargebee.state()).webhooks.pending <= left;
		await waitFor('deliveries', few, { timeout: 900_000, every: 300 });
	}

	private async progress(month: number): Promise<void> {
		await this.past.traffic.read();
		const { counts } = await this.demo.control.chargebee.state();
		const { kills, retries, traffic } = this.past;
		const seconds = Math.round((Date.now() - this.started) / 1000);
		this.say(
			`${periodOf(month)} after ${seconds} s: ${counts.events} events, ${traffic.postedAt.size} batches, ${kills} kills, ${retries} retries`,
		);
	}
}

/**
 * Lives through the stories of a company whose n8n books what webhooks tell: some come twice, out of order or never, posts
 * are broken, n8n is killed; what was missed is caught up, what failed is retried, months are closed.
 *
 * @param say is told how far it came
 */
export async function simulate(company: Company, size: Size, stories: readonly Story[], say: (line: string) => void): Promise<Past> {
	const { control, n8n } = company.demo;
	const { duplicate, lose, seed } = size;
	await control.chargebee.reset({ seed: 'empty' });
	await control.chargebee.settings({
		webhooks: { anyPort: true, parallel: 3, duplicate, lose, shuffleMs: 8000, seed, timeScale: 0.003 },
	});
	await setBooking(company.demo, bookingFields(WRITTEN_RULES, { horizon: "={{ $json.horizon ?? '' }}" }));
	await n8n.workflows.publish(SUBSCRIPTION_EVENTS_FLOW);
	await prepareCatchUp(company.demo);
	await breakPosts(control.visma, seed);
	const stage = await Stage.open(control, stories);
	const past = { stage, closings: new Closings(), told: new Told(), traffic: new Traffic(control), kills: 0, catchUps: 0, monthEnds: 0, retries: 0 };
	await new Simulation(company, size, past, say).live();
	return past;
}
