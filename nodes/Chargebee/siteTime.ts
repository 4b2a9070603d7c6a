import { type INode, NodeOperationError } from 'n8n-workflow';
import { DateTime } from 'luxon';

/**
 * Seconds since the epoch of what a date field holds: text, or a date that an expression gave. Without a zone it is
 * the time of the site.
 *
 * @returns undefined when the field is empty
 */
export function siteSeconds(value: unknown, zone: string, field: string, node: INode): number | undefined {
	const text = (value instanceof Date ? value.toISOString() : String(value ?? '')).trim();
	if (text === '') return undefined;
	const time = DateTime.fromISO(text.replace(' ', 'T'), { zone });
	if (time.isValid) return time.toUnixInteger();
	throw new NodeOperationError(node, `${field} holds no date: "${text}"`, {
		description: `Write it like 2026-01-31T09:00:00, in the time of the site (${zone}), or with a time zone of its own.`,
	});
}
