import { type INode, NodeOperationError } from 'n8n-workflow';

import { unixSeconds } from '../../lib/chargebee';
import type { SiteCredential } from './site';

/** The time zone of the site; UTC where a credential was saved without one. */
export const zoneOf = ({ timezone }: SiteCredential): string => timezone || 'UTC';

/**
 * Seconds since the epoch of what a date field holds: text, or a date that an expression gave. Without a zone it is
 * the time of the site.
 *
 * @returns undefined when the field is empty
 */
export function siteSeconds(value: unknown, zone: string, field: string, node: INode): number | undefined {
	const text = (value instanceof Date ? value.toISOString() : String(value ?? '')).trim();
	if (text === '') return undefined;
	try {
		return unixSeconds(text, zone);
	} catch (error) {
		throw new NodeOperationError(node, `${field} holds no date: "${text}"`, {
			description: `${(error as Error).message}. Write it like 2026-01-31T09:00:00, or with a time zone of its own.`,
		});
	}
}
