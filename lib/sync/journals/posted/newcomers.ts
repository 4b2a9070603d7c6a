import { groupBy } from 'lodash';

import { issueKeyOf } from '../../../ledger';
import type { Shelves } from './byNumber';
import { unwantedKeys, type Wanted } from './document';
import { headOf } from './names';

/**
 * Whether nothing of a document is in Visma, by the first entries that stand for the rest; undefined where something has
 * none, or one of them is there.
 *
 * @throws ExplainedError, RequestError as `Numbers.find`
 */
export async function isNew(wanted: Wanted, { numbers, months }: Shelves): Promise<true | undefined> {
	const heads = Object.values(groupBy(wanted.entries, ({ key }) => issueKeyOf(key))).map(headOf);
	const keys = heads.flatMap((head) => head?.key ?? []);
	if (keys.length < heads.length) return undefined;
	for (const key of [...keys, ...unwantedKeys(wanted, months)]) if (await numbers.find(key)) return undefined;
	return true;
}
