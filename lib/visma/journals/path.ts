import { pathKey } from '../keys';

/** Version 2: version 1 is gone. */
export const JOURNALS = '/v2/journaltransaction';

export const journalPath = (number: string) => `${JOURNALS}/${pathKey(number)}`;
