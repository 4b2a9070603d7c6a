/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
/**
 * Holds what the ledger costs against what it costs to read the same JSON: `journalAll` over invoice events, half
 * annual and half monthly, against `JSON.parse` of the events and of the entries that come of them.
 */
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { journalAll, type Rules } from '../../lib/ledger';
import { billedEvents } from './billedEvents';

const EVENTS = Number(process.argv[2] ?? 10_000);
const BUDGET = 5;
const WARM_UPS = 2;
const REPETITIONS = 7;

const RULES: Rules = {
	site: 'nordic-test',
	baseCurrency: 'NOK',
	timeZone: 'Europe/Oslo',
	homeCountry: 'NO',
	convention: 'daily',
	accounts: {
		receivable: '1580',
		deferred: '2965',
		rounding: '7740',
		revenue: { domestic: '3020', eu: '3125', export: '3126' },
	},
	tax: { '25': '2700', '12': '2702', '25.5': '2703', '10': '2704', '6': '2705' },
};

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

interface Cost {
	cpu: number;
	wall: number;
}

/**
 * Milliseconds that some work takes. Processor time holds on a machine that others use too; it counts what V8 does on
 * other threads for this work, collecting its garbage above all.
 */
function costOf(work: () => unknown): Cost {
	collectGarbage();
	const cpuBefore = process.cpuUsage();
	const started = performance.now();
	work();
	const wall = performance.now() - started;
	const { user, system } = process.cpuUsage(cpuBefore);
	return { cpu: (user + system) / 1000, wall };
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function main(): boolean {
	const eventsText = JSON.stringify(billedEvents(EVENTS));
	const events = JSON.parse(eventsText);
	const entries = journalAll(events, RULES);
	const entriesText = JSON.stringify(entries);
	const works = {
		journalAll: () => journalAll(events, RULES),
		parseEvents: () => JSON.parse(eventsText),
		parseEntries: () => JSON.parse(entriesText),
	};
	// Side by side: each round does all three, so that what slows the machine down slows all of them down.
	const rounds = Array.from({ length: WARM_UPS + REPETITIONS }, () => ({
		journalAll: costOf(works.journalAll),
		parseEvents: costOf(works.parseEvents),
		parseEntries: costOf(works.parseEntries),
	})).slice(WARM_UPS);
	const ratioOf = (by: keyof Cost) =>
		median(rounds.map((round) => round.journalAll[by] / (round.parseEvents[by] + round.parseEntries[by])));
	const ratio = ratioOf('cpu');
	console.log(
		`${events.length} invoice events (${megabytes(eventsText)} MB) give ${entries.length} entries (${megabytes(entriesText)} MB)`,
	);
	console.table(
		Object.fromEntries(
			(['journalAll', 'parseEvents', 'parseEntries'] as const).map((work) => [
				work,
				{
					'processor ms': Math.round(median(rounds.map((round) => round[work].cpu))),
					'wall ms': Math.round(median(rounds.map((round) => round[work].wall))),
				},
			]),
		),
	);
	const ok = ratio <= BUDGET;
	console.log(
		`journalAll / (JSON.parse of events + of entries): ${ratio.toFixed(2)} of processor time (budget ${BUDGET}, ${ok ? 'kept' : 'NOT KEPT'}), ` +
			`${ratioOf('wall').toFixed(2)} of wall time; median of ${REPETITIONS} rounds after ${WARM_UPS}`,
	);
	return ok;
}

const megabytes = (text: string) => (text.length / 1e6).toFixed(1);

process.exitCode = main() ? 0 : 1;
