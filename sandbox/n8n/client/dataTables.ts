import type { N8nSession } from './session';

export type DataTableRow = { id: number } & Record<string, unknown>;

interface DataTable {
	id: string;
	name: string;
	projectId: string;
}

const PAGE = 250;

/** Data tables of the logged-in person's own project. */
export class DataTablesClient {
	constructor(private readonly session: N8nSession) {}

	private async find(name: string): Promise<DataTable | undefined> {
		const filter = JSON.stringify({ name });
		const { data } = await this.session.request<{ data: DataTable[] }>('GET', '/data-tables-global', {
			params: { filter },
		});
		// n8n matches a part of the name
		return data.find((table) => table.name === name);
	}

	private async path(name: string): Promise<string> {
		const table = await this.find(name);
		if (!table) throw new Error(`There is no data table ${name}`);
		return `/projects/${table.projectId}/data-tables/${table.id}`;
	}

	/** Address of the table in n8n's user interface. */
	async url(name: string): Promise<string> {
		const table = await this.find(name);
		return table ? `${this.session.url}/projects/${table.projectId}/datatables/${table.id}` : '';
	}

	/** All rows, oldest first; none when the table does not exist yet. */
	async rows(name: string): Promise<DataTableRow[]> {
		if (!(await this.find(name))) return [];
		const path = await this.path(name);
		const rows: DataTableRow[] = [];
		for (;;) {
			const page = await this.session.request<{ count: number; data: DataTableRow[] }>('GET', `${path}/rows`, {
				params: { skip: rows.length, take: PAGE, sortBy: 'id:asc' },
			});
			rows.push(...page.data);
			if (page.data.length === 0 || rows.length >= page.count) return rows;
		}
	}

	/** Makes a table whose columns are all text. */
	async create(name: string, columns: string[]): Promise<void> {
		const { data } = await this.session.request<{ data: DataTable[] }>('GET', '/data-tables-global', { params: {} });
		const projectId = data[0]?.projectId;
		if (!projectId) throw new Error('Nothing tells the project: there is no data table yet');
		const made = columns.map((column) => ({ name: column, type: 'string' }));
		await this.session.request('POST', `/projects/${projectId}/data-tables`, { data: { name, columns: made } });
	}

	async insert(name: string, rows: Array<Record<string, unknown>>): Promise<void> {
		await this.session.request('POST', `${await this.path(name)}/insert`, { data: { data: rows, returnType: 'count' } });
	}

	/** Deletes the table with all its rows. */
	async drop(name: string): Promise<void> {
		await this.session.request('DELETE', await this.path(name));
	}

	/** Sets columns of the rows where a column has a value. */
	async update(name: string, column: string, equals: string, data: Record<string, unknown>): Promise<void> {
		const filter = { type: 'and', filters: [{ columnName: column, condition: 'eq', value: equals }] };
		await this.session.request('PATCH', `${await this.path(name)}/rows`, { data: { filter, data } });
	}
}
