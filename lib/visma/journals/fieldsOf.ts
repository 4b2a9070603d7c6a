import type { Body } from '../client';
import { Decimal } from '../decimal';
import { type Plain, unwrap } from '../wrap';

type Fields = { [field: string]: Plain | undefined };

/** The fields of a body that creates a batch, bare again. */
export const fieldsOf = (body: Body) => unwrap(body as Fields) as Fields & { journalTransactionLines?: Fields[] };

/** What a batch is called in errors: by its number, else by its description. */
export function subjectOf(body: Body): string {
	const { batchNumber, description } = fieldsOf(body);
	return `Batch ${textOf(batchNumber ?? description ?? 'without a number')}`;
}

export const textOf = (value: Plain | undefined): string =>
	value instanceof Decimal ? value.toString() : String(value ?? '');
