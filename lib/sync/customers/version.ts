import type { ChargebeeCustomer } from '../../chargebee';
import type { VismaCustomer } from '../../visma';

/** The version of a Visma customer: its wall clock time of change, and its row version (eight bytes, base 64). */
export interface Version {
	lastModified: string;
	timeStamp: string;
}

export const VERSION_FIELDS = { lastModified: 'visma_last_modified', timeStamp: 'visma_time_stamp' } as const;

export function versionOf(customer: VismaCustomer): Version {
	return { lastModified: customer.lastModifiedDateTime ?? '', timeStamp: customer.timeStamp ?? '' };
}

/** The version that Chargebee got last, as the sync left it in the customer's meta data. */
export function versionSeen({ meta_data: meta = {} }: ChargebeeCustomer): Version {
	const read = (field: string) => (typeof meta[field] === 'string' ? meta[field] : '');
	return { lastModified: read(VERSION_FIELDS.lastModified), timeStamp: read(VERSION_FIELDS.timeStamp) };
}

/**
 * Whether `version` is an older copy than `seen`. Both clocks must say so: wall clock times repeat in the hour in which
 * summer time ends, and row versions start anew when Visma moves a company to another database.
 */
export function isOlder(version: Version, seen: Version): boolean {
	if (seen.lastModified === '' || version.lastModified === '') return false;
	if (version.timeStamp === '' || seen.timeStamp === '') return version.lastModified < seen.lastModified;
	return version.lastModified <= seen.lastModified && compareRows(version.timeStamp, seen.timeStamp) < 0;
}

function compareRows(first: string, second: string): number {
	return Buffer.compare(Buffer.from(first, 'base64'), Buffer.from(second, 'base64'));
}
