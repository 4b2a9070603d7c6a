import { amount, escaped, isZero } from './format';

/** A cell: text, or an amount in its own way of writing. */
export interface Cell {
	html: string;
	/** Classes of the style. */
	as?: string;
}

export const text = (value: string, as = 'text'): Cell => ({ html: escaped(value), as });
export const number = (value: string, as = ''): Cell => (isZero(value) ? { html: '–', as: `nil ${as}`.trim() } : { html: amount(value), as });
/** What should be nothing: in red with its sign where it is not. */
export const difference = (value: string): Cell => (isZero(value) ? { html: '0 ✓', as: 'even' } : { html: `${amount(value)} ✗`, as: 'off' });
export const account = (number_: string, name: string): Cell => ({ html: `${escaped(number_)} <small>${escaped(name)}</small>`, as: 'text name' });

export interface Column {
	title: string;
	isText?: boolean;
}

/** Rows of one kind, and one that adds them up where there are several. */
export interface Group {
	rows: Cell[][];
	sum?: Cell[];
}

/** A table in groups, each of which stands apart from the one before. */
export function table(columns: Column[], groups: Group[]): string {
	const head = columns.map(({ title, isText }) => `<th scope="col"${isText ? ' class="text"' : ''}>${escaped(title)}</th>`).join('');
	const row = (cells: Cell[], as = '') => `<tr${as === '' ? '' : ` class="${as}"`}>${cells.map(({ html, as: of }) => `<td${of ? ` class="${of}"` : ''}>${html}</td>`).join('')}</tr>`;
	const body = groups.map(({ rows, sum }) => `<tbody>\n${[...rows.map((cells) => row(cells)), ...(sum ? [row(sum, 'sum')] : [])].join('\n')}\n</tbody>`);
	return `<div class="scroll"><table><thead><tr>${head}</tr></thead>${body.join('\n')}</table></div>`;
}
