import { mapValues } from 'lodash';

import { ExplainedError } from '../../http';
import type { Body, VismaClient } from '../client';
import { Decimal } from '../decimal';
import { subjectOf } from './fieldsOf';
import { JOURNALS } from './path';

/** A new batch, as Visma.net named it. */
export interface CreatedJournal {
	/** Another one than was sent when the number series takes none from callers. */
	batchNumber: string;
	attempts: number;
}

/**
 * POST /v2/journaltransaction
 *
 * @param body see journalBody; amounts may also be decimal text, as of makers that know no Decimal
 * @param options `identified` when the body carries a number of the caller's own and the number series is known to take
 *   it: the call may then be repeated, since Visma.net refuses a number that is taken
 * @throws RequestError see lib/http; `outcomeUnknown` when the batch may exist nevertheless
 */
export async function createJournal(
	client: VismaClient,
	body: Body,
	options: { identified?: boolean } = {},
): Promise<CreatedJournal> {
	const { key, attempts } = await client.post(JOURNALS, exact(body), { repeat: options.identified ? 'identified' : 'never' });
	if (key !== undefined) return { batchNumber: key, attempts };
	throw new ExplainedError({
		message: `${subjectOf(body)}: Visma.net created the batch and did not say under which number`,
		remedy: 'Look for it in Visma.net by its description before you retry: a retry may create it twice.',
		code: 'visma-number-missing',
	});
}

const AMOUNTS = ['debitAmountInCurrency', 'creditAmountInCurrency'];

/** Amounts given as text go digit by digit: Visma.net takes numbers only. */
function exact(body: Body): Body {
	const { journalTransactionLines: lines } = body as { journalTransactionLines?: object[] };
	if (!lines) return body;
	const amount = (value: unknown, field: string) => {
		const text = AMOUNTS.includes(field) ? (value as { value?: unknown } | undefined)?.value : undefined;
		return typeof text === 'string' ? { value: Decimal.of(text) } : value;
	};
	return { ...body, journalTransactionLines: lines.map((line) => mapValues(line, amount)) };
}
