import type { Query, VismaClient } from './client';
import { pathKey } from './keys';
import { listAll, listFirst } from './paging';
import type { VismaCustomer, VismaCustomerStatus } from './types/customer';

const PATH = '/v1/customer';

export interface CustomerFilter {
	/** Only customers changed at or after this company-local time (see vismaTime). */
	modifiedSince?: string;
	status?: VismaCustomerStatus;
	/** Part of the name. */
	name?: string;
}

/** GET /v1/customer/{customerCd} */
export async function getCustomer(client: VismaClient, number: string): Promise<VismaCustomer> {
	return await client.get<VismaCustomer>(`${PATH}/${pathKey(number)}`);
}

/** GET /v1/customer: the first `limit` customers, or all of them. */
export async function listCustomers(
	client: VismaClient,
	filter: CustomerFilter,
	limit?: number,
): Promise<VismaCustomer[]> {
	const rows =
		limit === undefined
			? await listAll<CustomerRow>(client, PATH, query(filter), { many: 'customers', key: (row) => row.number })
			: await listFirst<CustomerRow>(client, PATH, query(filter), limit);
	return rows.filter((row) => filter.status === undefined || row.status === filter.status);
}

type CustomerRow = VismaCustomer & { metadata?: { totalCount?: number; maxPageSize?: number }; timeStamp?: string };

/** `>=` with a full timestamp: Visma's texts disagree on whether `>` includes the moment itself. */
function query({ modifiedSince, status, name }: CustomerFilter): Query {
	const since = modifiedSince && { lastModifiedDateTime: modifiedSince, lastModifiedDateTimeCondition: '>=' };
	return { status, name, ...since };
}
