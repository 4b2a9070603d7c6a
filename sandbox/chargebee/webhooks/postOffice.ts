/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { z } from 'zod';

import type { ChargebeeEvent, WebhookStatus } from '../eventStore';
import { Chance } from '../../server/chance';
import { ResourceStore } from '../resourceStore';
import type { ChargebeeSite } from '../site';
import { wants, type WebhookEndpoint } from './endpoint';
import { retryDelay } from './ladder';
import { send, type Answer } from './send';

const letterSchema = z.object({
	eventId: z.string(),
	endpointId: z.string(),
	/** Attempts made before. */
	attempts: z.number().int(),
	/** Milliseconds since 1970, of the machine's clock: waits are real. */
	readyAt: z.number(),
});

/** A delivery that is to be made. */
type Letter = z.output<typeof letterSchema>;

/** A delivery as the log shows it. */
export interface Delivery {
	seq: number;
	at: string;
	eventId: string;
	eventType: string;
	endpointId: string;
	attempt: number;
	outcome: 'delivered' | 'retry' | 'failed' | 'lost' | 'skipped';
	status?: number;
	error?: string;
}

export const postSnapshot = z.object({
	endpoints: z.array(z.custom<WebhookEndpoint>((value) => typeof value === 'object' && value !== null)).default([]),
	letters: z.array(letterSchema).default([]),
});

/** How many deliveries the log remembers. */
const KEPT = 5000;

const STATUS: Record<Delivery['outcome'], WebhookStatus> = {
	delivered: 'succeeded',
	retry: 're_scheduled',
	failed: 'failed',
	lost: 'failed',
	skipped: 'skipped',
};
/** The status of an event is the worst of its webhooks'. */
const WORST: WebhookStatus[] = ['failed', 're_scheduled', 'scheduled', 'skipped', 'succeeded'];

/** Delivers events to endpoints, at least once, and now and then not so well when the settings say so. */
export class PostOffice {
	readonly endpoints = new ResourceStore<WebhookEndpoint>();
	/** Called after each delivery. */
	onChange: () => void = () => undefined;
	private letters: Letter[] = [];
	private log: Delivery[] = [];
	/** How often each outcome came; the log forgets. */
	private counts: Partial<Record<Delivery['outcome'], number>> = {};
	private lastSeq = 0;
	private underWay = 0;
	private timer: NodeJS.Timeout | undefined;
	private chance = new Chance(1);
	private closed = false;
	/** Rises with each import: answers to deliveries from before belong to nobody. */
	private era = 0;

	constructor(private readonly site: ChargebeeSite) {}

	private get settings() {
		return this.site.settings.webhooks;
	}

	/** Takes an event to every endpoint that wants it. */
	announce(event: ChargebeeEvent): void {
		const endpoints = this.endpoints.all().filter((endpoint) => !endpoint.deleted);
		if (endpoints.length === 0) return;
		const wanted = endpoints.filter((endpoint) => wants(endpoint, event.event_type));
		if (wanted.length === 0) return this.site.events.update(event.id, { webhook_status: 'not_applicable' });
		this.site.events.update(event.id, {
			webhook_status: 'scheduled',
			webhooks: wanted.map(({ id }) => ({ id, webhook_status: 'scheduled', object: 'webhook' })),
		});
		for (const { id } of wanted) this.post(event.id, id);
		this.look();
	}

	/** Sends events again, as a person does from the site's event log; to one endpoint, or to all that want them. */
	redeliver(events: ChargebeeEvent[], endpointId?: string): number {
		const letters = events.flatMap((event) =>
			this.endpoints
				.all()
				.filter((endpoint) => wants(endpoint, event.event_type) && (endpointId ?? endpoint.id) === endpoint.id)
				.map(({ id }) => ({ eventId: event.id, endpointId: id, attempts: 0, readyAt: Date.now() })),
		);
		this.letters.push(...letters);
		this.look();
		return letters.length;
	}

	/** Makes everything that waits due now, retries too. */
	hurry(): void {
		const now = Date.now();
		this.letters = this.letters.map((letter) => ({ ...letter, readyAt: Math.min(letter.readyAt, now) }));
		this.look();
	}

	/** Deliveries that wait or are being made, those made so far by outcome, and the endpoints. */
	state() {
		return {
			pending: this.letters.length + this.underWay,
			made: this.counts,
			endpoints: this.endpoints.all().filter((each) => !each.deleted).length,
		};
	}

	deliveries(): Delivery[] {
		return this.log;
	}

	clearLog(): void {
		this.log = [];
	}

	/** Looks whether something is to be sent: after anything that may have changed that. */
	look(): void {
		clearTimeout(this.timer);
		if (this.closed || this.settings.held) return;
		const now = Date.now();
		while (this.underWay < this.settings.parallel) {
			const letter = this.takeFirst(now);
			if (!letter) break;
			void this.deliver(letter);
		}
		if (this.letters.length === 0 || this.underWay >= this.settings.parallel) return;
		const next = this.letters.reduce((first, { readyAt }) => Math.min(first, readyAt), Infinity);
		this.timer = setTimeout(() => this.look(), Math.max(1, next - now)).unref();
	}

	close(): void {
		this.closed = true;
		clearTimeout(this.timer);
	}

	exportState() {
		return { endpoints: this.endpoints.all(), letters: this.letters };
	}

	importState({ endpoints, letters }: z.output<typeof postSnapshot>): void {
		this.era++;
		this.endpoints.fill(endpoints);
		this.letters = letters;
		this.log = [];
		this.counts = {};
		this.chance = new Chance(this.settings.seed);
		this.look();
	}

	private luck(): number {
		if (this.chance.seed !== this.settings.seed) this.chance = new Chance(this.settings.seed);
		return this.chance.next();
	}

	private post(eventId: string, endpointId: string): void {
		const { delayMs, shuffleMs, duplicate, lose } = this.settings;
		const [lost, twice] = [this.luck() < lose, this.luck() < duplicate];
		if (lost) return this.note({ eventId, endpointId, attempts: 0, readyAt: 0 }, 'lost', {});
		for (let copy = 0; copy < (twice ? 2 : 1); copy++) {
			const readyAt = Date.now() + delayMs + this.luck() * shuffleMs;
			this.letters.push({ eventId, endpointId, attempts: 0, readyAt });
		}
	}

	private takeFirst(now: number): Letter | undefined {
		let first: Letter | undefined;
		for (const letter of this.letters) if (!first || letter.readyAt < first.readyAt) first = letter;
		if (!first || first.readyAt > now) return undefined;
		this.letters.splice(this.letters.indexOf(first), 1);
		return first;
	}

	private async deliver(letter: Letter): Promise<void> {
		const event = this.site.events.get(letter.eventId);
		const endpoint = this.endpoints.get(letter.endpointId);
		if (!event || !endpoint || endpoint.disabled) {
			if (event) this.note(letter, 'skipped', {});
			return;
		}
		this.underWay++;
		const { era } = this;
		const answer = await send(event, endpoint, this.settings.timeoutMs);
		this.underWay--;
		if (era === this.era) this.conclude({ ...letter, attempts: letter.attempts + 1 }, answer);
		this.look();
	}

	private conclude(letter: Letter, answer: Answer): void {
		const { status = 0 } = answer;
		if (status >= 200 && status < 300) return this.note(letter, 'delivered', answer);
		const wait = retryDelay(letter.attempts, this.settings.timeScale);
		if (wait === undefined) return this.note(letter, 'failed', answer);
		this.letters.push({ ...letter, readyAt: Date.now() + wait });
		this.note(letter, 'retry', answer);
	}

	private note({ eventId, endpointId, attempts }: Letter, outcome: Delivery['outcome'], answer: Answer): void {
		const event = this.site.events.get(eventId);
		if (!event) return;
		const at = new Date().toISOString();
		const delivery = { seq: ++this.lastSeq, at, eventId, eventType: event.event_type, endpointId, attempt: attempts };
		this.counts[outcome] = (this.counts[outcome] ?? 0) + 1;
		this.log.push({ ...delivery, outcome, ...answer });
		if (this.log.length > KEPT * 1.5) this.log = this.log.slice(-KEPT);
		const others = (event.webhooks ?? []).filter(({ id }) => id !== endpointId);
		const webhooks = [...others, { id: endpointId, webhook_status: STATUS[outcome], object: 'webhook' as const }];
		const webhook_status = WORST.find((status) => webhooks.some((each) => each.webhook_status === status));
		this.site.events.update(eventId, { webhooks, webhook_status: webhook_status ?? event.webhook_status });
		this.onChange();
	}
}
