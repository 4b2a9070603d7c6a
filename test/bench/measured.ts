/* eslint-disable no-console */
import type { Company } from '../engine/company';
import { extraHeap } from './heap';

/** What each call to Chargebee takes on its way. */
export const LATENCY_MS = 50;
/** As the node has it unless told otherwise. */
export const CONCURRENCY = 5;
export const HEAP_BUDGET_MB = 300;
/** The time may be so much more than what the calls alone take. */
export const TIME_BUDGET = 1.3;

export interface Row {
	figure: string;
	value: number;
	budget: number;
}

export interface Cost {
	calls: number;
	written: number;
	seconds: number;
	heapMb: number;
	/** Seconds that the calls take at the server, so many at once: on a busy machine its timer is late too. */
	bound: number;
}

type Watch = typeof extraHeap;
/** Each sample of memory collects garbage, which would count as time of the sync: time and memory are of two runs. */
export const unwatched: Watch = async (action) => ({ value: await action(), bytes: 0 });

/** What some work costs in calls to Chargebee, time and memory. */
export async function measure<T>(company: Company, work: () => Promise<T>, watch: Watch = unwatched): Promise<Cost & { value: T }> {
	await company.control.chargebee.clearRequests();
	const started = Date.now();
	const { value, bytes } = await watch(work);
	const seconds = (Date.now() - started) / 1000;
	const { calls, written, served } = await company.chargebeeCalls();
	return { value, calls, written, seconds, heapMb: bytes / 2 ** 20, bound: served / 1000 / CONCURRENCY };
}

export async function emptySite({ control }: Company): Promise<void> {
	await control.chargebee.reset({ seed: 'empty' });
	await control.chargebee.settings({ latencyMs: LATENCY_MS });
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Prints figures with their budgets. */
export function judged(rows: readonly Row[]): boolean {
	console.table(rows.map((row) => ({ ...row, value: round(row.value), budget: round(row.budget), ok: row.value <= row.budget })));
	return rows.every(({ value, budget }) => value <= budget);
}

/** Prints what a sync costs side by side with the plain way, which was measured on a sample and is scaled up. */
export function compared(title: string, pairs: ReadonlyArray<{ run: string; ours: Cost; plain: Cost; scale: number }>): void {
	console.log(title);
	console.table(
		pairs.map(({ run, ours, plain, scale }) => ({
			run,
			'calls: ours': ours.calls,
			'calls: plain': Math.round(plain.calls * scale),
			'calls: ratio': round((plain.calls * scale) / Math.max(1, ours.calls)),
			'seconds: ours': round(ours.seconds),
			'seconds: plain': round(plain.seconds * scale),
			'seconds: ratio': round((plain.seconds * scale) / ours.seconds),
		})),
	);
}

/** `9990 created, 10 failed` */
export function described(results: ReadonlyArray<{ outcome: string }>): string {
	const counts = new Map<string, number>();
	for (const { outcome } of results) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
	return [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
}
