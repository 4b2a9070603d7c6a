import { element } from './element.js';

const SPACE = 'http://www.w3.org/2000/svg';
const MARGIN = { top: 12, right: 12, bottom: 24, left: 64 };
/** Room that a label below the chart takes, in pixels. */
const LABEL_WIDTH = 66;

function svg(name, attributes, ...children) {
	const made = document.createElementNS(SPACE, name);
	for (const [key, value] of Object.entries(attributes)) {
		if (typeof value === 'function') made.addEventListener(key, value);
		else made.setAttribute(key, String(value));
	}
	made.append(...children.flat());
	return made;
}

/** Round numbers from at most `low` to at least `high`, four or five of them: 0, 5,000, 10,000 ... */
export function ticks(low, high) {
	const raw = Math.max(high - low, 1) / 4;
	const power = 10 ** Math.floor(Math.log10(raw));
	const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= raw);
	const first = Math.floor(low / step);
	return Array.from({ length: Math.ceil(high / step) - first + 1 }, (_, index) => (first + index) * step);
}

function axis(marks, y, width, words) {
	return marks.map((value) =>
		svg(
			'g',
			{ class: value === 0 ? 'zero' : 'grid' },
			svg('line', { x1: MARGIN.left, x2: width - MARGIN.right, y1: y(value), y2: y(value) }),
			svg('text', { x: MARGIN.left - 8, y: y(value) + 4, 'text-anchor': 'end' }, words(value)),
		),
	);
}

/** Every so many columns get a label, so that labels never touch. */
const labelEvery = (count, width) => Math.max(1, Math.ceil((count * LABEL_WIDTH) / width));

/**
 * A chart of columns, drawn for a width so that its letters stay readable.
 * @param columns [{label, value, tone, tip}]: `tone` is a class, `tip` the lines told when the pointer is there
 * @param words a value as text for the axis
 * @param title what the chart shows, for those who cannot see it
 */
export function columnChart({ columns, width, height, words, title, tell }) {
	const values = columns.map(({ value }) => value);
	const marks = ticks(Math.min(0, ...values), Math.max(0, ...values));
	const [low, high] = [marks[0], marks.at(-1)];
	const inner = { width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
	const y = (value) => MARGIN.top + (inner.height * (high - value)) / (high - low || 1);
	const step = inner.width / Math.max(columns.length, 1);
	const every = labelEvery(columns.length, inner.width);

	const column = ({ label, value, tone, tip }, index) => {
		const left = MARGIN.left + index * step;
		const [top, bottom] = [y(Math.max(0, value)), y(Math.min(0, value))];
		const gap = Math.min(4, step / 5);
		const bar = { x: left + gap, y: top, width: Math.max(1, step - 2 * gap), height: bottom - top, rx: 2 };
		const whole = { x: left, y: MARGIN.top, width: step, height: inner.height, class: 'whole' };
		const here = () => tell(tip, left + step / 2);
		const below = { x: left + step / 2, y: height - 6, 'text-anchor': 'middle' };
		return svg(
			'g',
			{ class: `column ${tone}`, pointerenter: here },
			svg('rect', whole),
			svg('rect', { ...bar, class: 'bar' }),
			index % every === 0 ? [svg('text', below, label)] : [],
		);
	};
	return svg(
		'svg',
		{ class: 'chart', width, height, role: 'img', 'aria-label': title, pointerleave: () => tell() },
		axis(marks, y, width, words),
		columns.map(column),
	);
}

/** A place for a chart: draws it anew when its width changes, and shows what it tells in a box at the pointer. */
export function chartPlace(chart) {
	const box = element('div', { class: 'tip', hidden: '' });
	const place = element('div', { class: 'chart-place' });
	const tell = (lines, x) => {
		box.hidden = lines === undefined;
		if (box.hidden) return;
		box.replaceChildren(...lines.map((line) => element('div', {}, line)));
		const half = box.offsetWidth / 2;
		box.style.left = `${Math.min(Math.max(x, half), place.clientWidth - half)}px`;
	};
	const draw = () => {
		const { clientWidth: width, clientHeight: height } = place;
		if (width > 0 && height > 0) place.replaceChildren(columnChart({ ...chart, width, height, tell }), box);
	};
	new ResizeObserver(draw).observe(place);
	return place;
}
