import { escaped, monthLabel, monthTitle, short } from './format';

/** Two stand side by side; many bars take the whole width. */
const HALF = 456;
const WHOLE = 936;
const MANY = 13;
const LEFT = 50;
const RIGHT = 6;

/** One bar: from one value to another, labelled above or below. */
interface Bar {
	label: string;
	title: string;
	from: number;
	to: number;
	/** What is written at its end. */
	text: string;
	kind: 'balance' | 'up' | 'down' | 'month';
}

/** opening, what came and went, closing: each bar begins where the one before ended. */
export function bridge(currency: string, steps: Array<{ label: string; value: number; isBalance?: boolean }>): string {
	let level = 0;
	const bars = steps.map(({ label, value, isBalance = false }): Bar => {
		const from = isBalance ? 0 : level;
		const to = isBalance ? value : level + value;
		level = to;
		return { label, title: `${label}: ${short(value)} ${currency}`, from, to, text: isBalance ? short(value) : `${value < 0 ? '' : '+'}${short(value)}`, kind: isBalance ? 'balance' : value < 0 ? 'down' : 'up' };
	});
	return chart(bars, `Deferred revenue in ${currency}, from its opening to its closing balance`, { height: 214, connects: true });
}

/** What is still to be recognised, a bar for each month. */
export function months(currency: string, amounts: Array<{ period: string; value: number }>, later: number): string {
	const bars = amounts.map(({ period, value }, index): Bar => ({
		label: monthLabel(period, index === 0),
		title: `${monthTitle(period)}: ${short(value)} ${currency}`,
		from: 0,
		to: value,
		text: short(value),
		kind: 'month',
	}));
	const rest: Bar[] = later === 0 ? [] : [{ label: 'Later', title: `Later: ${short(later)} ${currency}`, from: 0, to: later, text: short(later), kind: 'balance' }];
	return chart([...bars, ...rest], `Revenue in ${currency} that is still to be recognised, by month`, { height: 214, connects: false });
}

function chart(bars: Bar[], title: string, { height, connects }: { height: number; connects: boolean }): string {
	const isWide = bars.length > MANY;
	const size = isWide ? WHOLE : HALF;
	const [top, bottom] = [18, height - 36];
	const values = bars.flatMap(({ from, to }) => [from, to]);
	const ticks = ticksOf(Math.min(0, ...values), Math.max(0, ...values));
	const [least = 0, most = 1] = [ticks[0], ticks.at(-1)];
	const y = (value: number) => round(bottom - ((value - least) / (most - least || 1)) * (bottom - top));
	const step = (size - LEFT - RIGHT) / Math.max(bars.length, 1);
	const width = Math.min(46, step * 0.68);
	const grid = ticks.map((tick) => `<line class="${tick === 0 ? 'axis' : 'grid'}" x1="${LEFT}" x2="${size - RIGHT}" y1="${y(tick)}" y2="${y(tick)}"/><text class="tick" x="${LEFT - 8}" y="${y(tick) + 3.5}">${escaped(short(tick))}</text>`);
	const drawn = bars.map(({ label, title: of, from, to, text, kind }, index) => {
		const centre = LEFT + step * (index + 0.5);
		const [high, low] = [Math.min(y(from), y(to)), Math.max(y(from), y(to))];
		const link = connects && index < bars.length - 1 ? `<line class="link" x1="${round(centre + width / 2)}" x2="${round(centre + step - width / 2)}" y1="${y(to)}" y2="${y(to)}"/>` : '';
		const above = to >= 0 || kind === 'down' ? high - 5 : low + 13;
		return `<g><title>${escaped(of)}</title><rect class="${kind}" x="${round(centre - width / 2)}" y="${high}" width="${round(width)}" height="${round(Math.max(low - high, 1))}" rx="2"/>${link}<text class="value" x="${round(centre)}" y="${round(above)}">${escaped(text)}</text>${labelled(label, round(centre), height - 21)}</g>`;
	});
	return `<svg class="chart${isWide ? ' wide' : ''}" viewBox="0 0 ${size} ${height}" role="img" aria-label="${escaped(title)}"><title>${escaped(title)}</title>${grid.join('')}${drawn.join('')}</svg>`;
}

/** Words of a label below each other: `Jan 27`. */
const labelled = (label: string, x: number, y: number) =>
	label
		.split(' ')
		.map((word, index) => `<text class="label" x="${x}" y="${y + index * 13}">${escaped(word)}</text>`)
		.join('');

const round = (value: number) => Math.round(value * 10) / 10;

/** Three to six round numbers that hold all values. */
function ticksOf(least: number, most: number): number[] {
	const span = most - least || 1;
	const power = 10 ** Math.floor(Math.log10(span / 4));
	const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => span / candidate <= 5) ?? power * 10;
	const first = Math.floor(least / step);
	const last = Math.ceil(most / step);
	return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}
