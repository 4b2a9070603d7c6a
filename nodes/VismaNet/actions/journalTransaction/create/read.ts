import { omit } from 'lodash';
import type { IExecuteFunctions } from 'n8n-workflow';

import { type Amount, type Body, journalBody, type JournalLineDraft, type Plain, unwrap, wrap } from '../../../../../lib/visma';
import { dayIn } from '../../../day';
import { readSegments } from '../../../segments';
import { keyIn } from '../../../keyIn';

/** The body that creates the batch which the node's parameters describe for one item. */
export function readBody(context: IExecuteFunctions, index: number, timezone: string): Body {
	const hold = context.getNodeParameter('afterCreating', index) === 'hold';
	const isJson = context.getNodeParameter('specifyBatch', index) === 'json';
	return isJson ? bodyOfJson(context.getNodeParameter('batch', index), hold) : bodyOfFields(context, index, timezone, hold);
}

type Fields = { [field: string]: Plain | undefined };

function bodyOfJson(value: unknown, hold: boolean): Body {
	const raw: unknown = typeof value === 'string' ? parsed(value) : value;
	if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new RangeError('Batch is no JSON object: {...}');
	const fields = unwrap(raw as Plain) as Fields;
	const lines = Array.isArray(fields.journalTransactionLines) ? fields.journalTransactionLines : [];
	if (lines.length < 2) throw new RangeError('journalTransactionLines of Batch needs at least two lines');
	const journalTransactionLines = lines.map((line) => ({ operation: 'Insert', ...(line as Fields) }));
	const ownNumber = fields.batchNumber ? { overrideNumberSeries: true } : {};
	return wrap({ ...ownNumber, ...fields, hold, journalTransactionLines });
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

interface LineFields {
	account: unknown;
	subaccount?: unknown;
	debit?: Amount;
	credit?: Amount;
	[field: string]: unknown;
}

function bodyOfFields(context: IExecuteFunctions, index: number, timezone: string, hold: boolean): Body {
	const { line = [] } = context.getNodeParameter('lines', index, {}) as { line?: LineFields[] };
	const { branch, currencyId, financialPeriod, ledger, ...more } = context.getNodeParameter('additionalFields', index, {}) as {
		[field: string]: unknown;
	};
	const description = String(context.getNodeParameter('description', index, ''));
	return journalBody({
		...filled(more),
		branch: keyIn(branch),
		currencyId: keyIn(currencyId),
		financialPeriod: keyIn(financialPeriod),
		ledger: keyIn(ledger),
		transactionDate: dateOf(context.getNodeParameter('transactionDate', index), timezone),
		description: description === '' ? undefined : description,
		hold,
		lines: line.map(lineOf),
	});
}

function lineOf(fields: LineFields): JournalLineDraft {
	const { account, subaccount, debit, credit } = fields;
	return {
		...filled(omit(fields, ['account', 'subaccount', 'debit', 'credit'])),
		accountNumber: keyIn(account) ?? '',
		subaccount: readSegments(keyIn(subaccount) ?? ''),
		debit: amountIn(debit),
		credit: amountIn(credit),
	};
}

/** An empty field means no amount. */
const amountIn = (value: Amount | undefined) => (value === undefined || String(value).trim() === '' ? undefined : value);

const filled = (fields: object) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

function dateOf(value: unknown, zone: string): string {
	const day = dayIn(value, zone);
	if (day === undefined) throw new RangeError(`Date: "${String(value ?? '').trim()}" is no date: write it like 2026-01-31`);
	return day;
}
