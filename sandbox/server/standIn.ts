/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { EventEmitter } from 'node:events';

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { FaultRules } from './faultRules';
import { RateWindows } from './rateWindows';
import type { Refusal } from './refusal';
import { RequestLog } from './requestLog';

/** Settings that both servers have; each adds its own. */
export const commonSettings = z.object({
	/** Time that each call takes, in milliseconds. */
	latencyMs: z.number().min(0).default(0),
	/** Calls allowed per window; 0 switches the limit off. */
	rateLimit: z
		.object({ calls: z.number().int().min(0), windowSeconds: z.number().positive() })
		.default({ calls: 100_000, windowSeconds: 60 }),
	/** Moves the server's clock, to end windows and tokens without waiting. */
	clockOffsetSeconds: z.number().default(0),
	/** How many requests the log remembers. */
	keptRequests: z.number().int().positive().default(20_000),
});

export type CommonSettings = z.output<typeof commonSettings>;

/** How a vendor words the answers that faults and limits give. */
export interface VendorAnswers {
	rateLimited(retryAfter?: number | string): Refusal;
	unauthorized(): Refusal;
	failed(status: number): Refusal;
}

/** What makes a stand-in one vendor's: its state, settings and words. */
export interface Vendor<Settings extends CommonSettings = CommonSettings> {
	readonly name: string;
	readonly settingsSchema: z.ZodType<Settings, z.ZodTypeDef, unknown>;
	settings: Settings;
	readonly answers: VendorAnswers;
	/** Fills the state anew. */
	reset(seed: SeedOrder): void;
	/** Everything that can be inspected, as JSON. */
	state(): Record<string, unknown>;
	/** All that is needed to go on later where the server is now. */
	exportState(): unknown;
	importState(snapshot: unknown): void;
}

export const seedSchema = z.object({
	seed: z.enum(['nordic', 'empty', 'large']).default('nordic'),
	/** How many customers `large` has. */
	count: z.number().int().min(0).max(200_000).default(10_000),
});

export type SeedOrder = z.output<typeof seedSchema>;

/** The mechanisms that both servers share. */
export class StandIn<Settings extends CommonSettings = CommonSettings> {
	readonly faults = new FaultRules();
	readonly log: RequestLog;
	readonly windows = new RateWindows(() => this.now());
	/** Emits `change` after each request that may have changed something worth showing. */
	readonly changes = new EventEmitter();

	constructor(readonly vendor: Vendor<Settings>) {
		this.log = new RequestLog(() => vendor.settings.keptRequests);
	}

	/** The server's time in milliseconds since 1970. */
	now(): number {
		return Date.now() + this.vendor.settings.clockOffsetSeconds * 1000;
	}
}

/** A step on the way of a request to its handler. */
export type Step = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
