/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { importsOf, ROOT, textOf } from '../package/sources';

/** Where a template is executed in a real n8n: the end-to-end test, and the words in it that see it run. */
interface Execution {
	test: string;
	words: string;
}

/** A new template needs a row here, and an end-to-end test that imports and executes it. */
const EXECUTED: Record<string, Execution> = {
	alert: { test: 'audit', words: 'executions.list({ workflowId: ALERT_FLOW' },
	'book-events': { test: 'bookEvents', words: 'untilBooked(company.demo' },
	customers: { test: 'customers', words: 'runBySchedule(company.demo' },
	'erase-customer': { test: 'audit', words: 'byHand(ERASE_FLOW' },
	'error-workflow': { test: 'customers', words: 'waitForFinished({ workflowId: ERROR_FLOW }' },
	'first-load': { test: 'firstLoad', words: '/form/vnc-first-load' },
	invoices: { test: 'invoices', words: 'workflows.run(INVOICES' },
	'missed-events': { test: 'missedEvents', words: 'executions.list({ workflowId: MISSED_EVENTS_FLOW })' },
	'month-end': { test: 'monthEnd', words: 'runMonthEnd(company.demo' },
	'read-again': { test: 'replay', words: "person.look('read-again'" },
	reconcile: { test: 'reconcile', words: "workflows.run(FLOW, 'Every Night')" },
	replay: { test: 'replay', words: "workflows.run(templateId('replay'), 'By Hand')" },
	'set-up-check': { test: 'editor', words: 'checkByHand(' },
	'subscription-events': { test: 'bookEvents', words: 'n8n.executions.list({ workflowId: EVENTS })' },
	'sync-one-customer': { test: 'customers', words: 'waitForFinished({ workflowId: SYNC_ONE_FLOW' },
	'sync-one-invoice': { test: 'invoices', words: 'workflowId: SYNC_ONE' },
	watch: { test: 'audit', words: 'byHand(WATCH_FLOW)' },
};

const TEMPLATES = readdirSync(join(ROOT, 'workflows')).map((file) => file.replace(/\.json$/, ''));
const fileOf = ({ test }: Execution) => `test/e2e/${test}.test.ts`;

/** A file with all that it imports of the tests and the demo. */
function reach(file: string, seen = new Set<string>()): Set<string> {
	if (seen.has(file) || !/^(test|sandbox\/demo)\//.test(file) || !existsSync(join(ROOT, file))) return seen;
	seen.add(file);
	for (const { file: next } of importsOf(file)) if (next) reach(next, seen);
	return seen;
}

/** What is wrong with a row, in words. */
function faultsOf([template, execution]: [string, Execution]): string[] {
	const file = fileOf(execution);
	if (!TEMPLATES.includes(template)) return [`There is no workflows/${template}.json`];
	if (!existsSync(join(ROOT, file))) return [`workflows/${template}.json is to be executed by ${file}, which is not there`];
	const faults = [];
	if (!textOf(file).includes(execution.words)) faults.push(`${file} has no "${execution.words}" that would execute workflows/${template}.json`);
	const isNamed = [...reach(file)].some((one) => textOf(one).includes(`templateId('${template}')`));
	if (!isNamed) faults.push(`Neither ${file} nor what it imports says templateId('${template}')`);
	return faults;
}

describe('every template', () => {
	it('is executed in a real n8n by an end-to-end test', () => {
		const forgotten = TEMPLATES.filter((template) => !(template in EXECUTED));
		expect(forgotten.map((template) => `workflows/${template}.json is executed by no test that test/workflows/executed.test.ts names`)).toEqual([]);
		expect(Object.entries(EXECUTED).flatMap(faultsOf)).toEqual([]);
	});
});
