const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that may stand anywhere in a page. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

/** `-1234567.50` as people read it: `−1,234,567.50`. */
export function amount(text: string): string {
	const [, sign, whole = '', fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
	const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
	const shown = fraction === undefined ? grouped : `${grouped}.${fraction}`;
	return sign === '-' && !isZero(text) ? `−${shown}` : shown;
}

export const isZero = (text: string): boolean => /^-?0*(?:\.0*)?$/.test(text);

/** Rounded, for labels of charts: `12.3k`, `1.2M`. */
export function short(value: number): string {
	const size = Math.abs(value);
	const [divisor, unit] = size >= 1e9 ? [1e9, 'bn'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e4 ? [1e3, 'k'] : [1, ''];
	const scaled = size / divisor;
	const digits = unit === '' ? scaled.toFixed(0).replace(/\B(?=(?:\d{3})+$)/g, ',') : scaled.toFixed(scaled >= 100 ? 0 : 1);
	return `${value < 0 ? '−' : ''}${digits}${unit}`;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `202603` as `March 2026`. */
export const monthTitle = (period: string): string => `${MONTHS[Number(period.slice(4)) - 1] ?? ''} ${period.slice(0, 4)}`;

/** `202603` as `Mar`, with the year where one begins: `Jan 27`. */
export function monthLabel(period: string, isFirst: boolean): string {
	const name = (MONTHS[Number(period.slice(4)) - 1] ?? '').slice(0, 3);
	return isFirst || period.endsWith('01') ? `${name} ${period.slice(2, 4)}` : name;
}

/** An ISO 8601 time as a person reads it: `2026-04-03 05:21 UTC`. */
export const timeShown = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
