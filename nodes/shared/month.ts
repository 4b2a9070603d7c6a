const MONTH = /^(\d{4})-?(0[1-9]|1[0-2])(?:-\d{2}(?:[T ].*)?)?$/;

/** A month as people or expressions write it, `2026-03`, `202603`, a day of it: as `YYYYMM`; undefined for other texts. */
export function monthOf(text: string): string | undefined {
	const [, year, month] = MONTH.exec(text.trim()) ?? [];
	return year === undefined || month === undefined ? undefined : `${year}${month}`;
}
