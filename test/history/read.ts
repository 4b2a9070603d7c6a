import axios from 'axios';

import type { LedgerEvent } from '../../lib/ledger';
import { CHARGEBEE_API_KEY } from '../../sandbox/identities';

/** Everything that the site says has happened, oldest first. */
export async function readHistory(chargebeeUrl: string): Promise<LedgerEvent[]> {
	const events: LedgerEvent[] = [];
	for (let offset: string | undefined; ; ) {
		const { data } = await axios.get(`${chargebeeUrl}/api/v2/events`, {
			auth: { username: CHARGEBEE_API_KEY, password: '' },
			params: { limit: 100, 'sort_by[asc]': 'occurred_at', offset },
			proxy: false,
		});
		events.push(...data.list.map(({ event }: { event: LedgerEvent }) => event));
		offset = data.next_offset;
		if (!offset) return events;
	}
}
