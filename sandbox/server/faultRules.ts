import omit from 'lodash/omit';
import { z } from 'zod';

import { Chance } from './chance';
import { Gate } from './gate';

export const effectSchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('lose-reply') }),
	z.object({ type: z.literal('error-before'), status: z.number().int().default(500), body: z.unknown().optional() }),
	z.object({ type: z.literal('error-after'), status: z.number().int().default(500) }),
	z.object({ type: z.literal('rate-limit'), retryAfter: z.union([z.number(), z.string()]).optional() }),
	z.object({ type: z.literal('unauthorized') }),
	z.object({ type: z.literal('slow'), ms: z.number().min(0) }),
	z.object({ type: z.literal('hold') }),
	z.object({ type: z.literal('hold-reply') }),
	z.object({ type: z.literal('down') }),
]);

export const faultSchema = z.object({
	/** HTTP method; every method when absent. */
	method: z.string().optional(),
	/** Regular expression on the path without the query; every path when absent. */
	path: z.string().optional(),
	/** How many matching requests pass first. */
	skip: z.number().int().min(0).default(0),
	/** How many requests are hit; 0 = until the fault is removed. */
	times: z.number().int().min(0).default(1),
	/** Part of those requests that is hit, by chance. */
	probability: z.number().min(0).max(1).default(1),
	/** Where chance begins: the same seed, the same luck. */
	seed: z.number().int().default(1),
	effect: effectSchema,
});

export type Effect = z.output<typeof effectSchema>;
export type FaultOrder = z.input<typeof faultSchema>;

/** One thing broken on purpose. */
export interface Fault extends z.output<typeof faultSchema> {
	id: string;
	/** Requests hit so far. */
	used: number;
	gate: Gate;
	chance: Chance;
}

/** The faults of one server, tried in the order in which they were ordered. */
export class FaultRules {
	private faults: Fault[] = [];
	private lastId = 0;

	add(order: z.output<typeof faultSchema>): Fault {
		const id = `fault-${++this.lastId}`;
		const fault: Fault = { ...order, id, used: 0, gate: new Gate(), chance: new Chance(order.seed) };
		this.faults.push(fault);
		return fault;
	}

	find(id: string): Fault | undefined {
		return this.faults.find((fault) => fault.id === id);
	}

	list() {
		return this.faults.map((fault) => ({ ...omit(fault, 'gate', 'chance'), held: fault.gate.held }));
	}

	/** Removes one fault, or all; requests that it held go on. */
	remove(id?: string): void {
		const gone = this.faults.filter((fault) => id === undefined || fault.id === id);
		this.faults = this.faults.filter((fault) => !gone.includes(fault));
		for (const fault of gone) fault.gate.open();
	}

	/** The fault that hits this request, if any; counts it. */
	take(method: string, path: string): Fault | undefined {
		for (const fault of this.faults) {
			if (fault.method && fault.method.toUpperCase() !== method) continue;
			if (fault.path && !new RegExp(fault.path).test(path)) continue;
			if (fault.times > 0 && fault.used >= fault.times) continue;
			if (fault.skip > 0) {
				fault.skip--;
				continue;
			}
			if (fault.probability < 1 && fault.chance.next() >= fault.probability) continue;
			fault.used++;
			return fault;
		}
		return undefined;
	}
}
