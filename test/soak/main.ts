/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console */
/**
 * Two years of a company through a real n8n: `npm run test:soak`, or `npm run test:soak -- short` for less of it. Ends with
 * 1 when anything in the ledger is not as the whole history says.
 */
import { writeLongHistory } from '../history/longHistory';
import { openCompany } from '../e2e/support/company';
import { dayOf } from './months';
import { figures } from './report';
import { simulate } from './simulate';
import { type Size, type SizeName, SIZES } from './size';
import { judge } from './verdict/judge';

/** Findings that are printed; a broken rule would give thousands. */
const SHOWN = 40;

function sizeOf([name = 'full', seed]: readonly string[]): Size {
	const size: Size | undefined = SIZES[name as SizeName];
	if (!size) throw new Error(`There is no size ${name}; there are ${Object.keys(SIZES).join(', ')}`);
	return seed === undefined ? size : { ...size, seed: Number(seed) };
}

async function main(): Promise<void> {
	const started = Date.now();
	const size = sizeOf(process.argv.slice(2));
	console.log(`${size.subscriptions} subscriptions through ${size.months} months, seed ${size.seed}`);
	const stories = writeLongHistory(size.seed, { subscriptions: size.subscriptions, days: dayOf(size.months + 1) });
	const company = await openCompany({
		N8N_CONCURRENCY_PRODUCTION_LIMIT: '8',
		// evidence of all of it, for the figures
		EXECUTIONS_DATA_PRUNE: 'false',
		// n8n's sandbox for expressions takes most of a small execution's time; what is booked is the same
		N8N_EXPRESSION_ENGINE: 'legacy',
	});
	try {
		const past = await simulate(company, size, stories, (line) => console.log(line));
		const verdict = await judge(company.demo, size, past);
		for (const finding of verdict.findings.slice(0, SHOWN)) console.error(`FOUND: ${finding}`);
		for (const line of await figures(company.demo, size, past, verdict)) console.log(line);
		console.log(`${verdict.findings.length} findings; ${Math.round((Date.now() - started) / 1000)} s`);
		process.exitCode = verdict.findings.length === 0 ? 0 : 1;
	} finally {
		await company.end();
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
