import type { Demo } from '../../../sandbox/demo/open';
import { AUDIT, WATERMARK } from './company';

export async function auditRows({ n8n }: Demo) {
	return await n8n.dataTables.rows(AUDIT);
}

/** Rows of the audit table by outcome. */
export async function countAudit(demo: Demo): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const { outcome } of await auditRows(demo)) counts[String(outcome)] = (counts[String(outcome)] ?? 0) + 1;
	return counts;
}

/** The newest change that was read completely; undefined before the first complete run. */
export async function watermark({ n8n }: Demo): Promise<string | undefined> {
	const row = (await n8n.dataTables.rows(WATERMARK)).find(({ flow }) => flow === 'customers');
	return row?.lastModified ? String(row.lastModified) : undefined;
}
