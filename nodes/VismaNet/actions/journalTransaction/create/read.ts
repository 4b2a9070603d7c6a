import { omit } from 'lodash';
import type { IExecuteFunctions } from 'n8n-workflow';

import { type Amount, type Body, journalBody, type JournalLineDraft, wrap } from '../../../../../lib/visma';
import { companyDay } from '../../../companyDay';
import { type Fields, rawRecord } from '../../../rawRecord';
import { readSegments } from '../../../segments';
import { keyIn } from '../../../keyIn';

/** The body that creates the batch which the node's parameters describe for one item. */
export function readBody(context: IExecuteFunctions, index: number, timezone: string): Body {
	const hold = context.getNodeParameter('afterCreating', index) === 'hold';
	const isJson = context.getNodeParameter('specifyBatch', index) === 'json';
	return isJson ? bodyOfJson(context.getNodeParameter('batch', index), hold) : bodyOfFields(context, index, timezone, hold);
}

function bodyOfJson(value: unknown, hold: boolean): Body {
	const fields = rawRecord(value, 'Batch');
	const lines = Array.isArray(fields.journalTransactionLines) ? fields.journalTransactionLines : [];
	if (lines.length < 2) throw new RangeError('journalTransactionLines of Batch needs at least two lines');
	const journalTransactionLines = lines.map((line) => ({ operation: 'Insert', ...(line as Fields) }));
	const ownNumber = fields.batchNumber ? { overrideNumberSeries: true } : {};
	return wrap({ ...ownNumber, ...fields, hold, journalTransactionLines });
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
		transactionDate: companyDay(context.getNodeParameter('transactionDate', index), timezone),
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
