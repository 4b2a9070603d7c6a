import axios from 'axios';

import { CHARGEBEE_API_KEY } from '../../../sandbox/identities';

/** All resources of a kind on the site, page by page: `readAll(url, 'credit_note')`. */
export async function readAll<Resource>(chargebeeUrl: string, name: string): Promise<Resource[]> {
	const found: Resource[] = [];
	for (let offset: string | undefined; ; ) {
		const { data } = await axios.get<{ list: Array<Record<string, Resource>>; next_offset?: string }>(`${chargebeeUrl}/api/v2/${name}s`, {
			auth: { username: CHARGEBEE_API_KEY, password: '' },
			params: { limit: 100, offset },
			proxy: false,
		});
		found.push(...data.list.flatMap((row) => row[name] ?? []));
		offset = data.next_offset;
		if (!offset) return found;
	}
}
