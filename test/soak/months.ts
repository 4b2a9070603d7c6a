import { DateTime } from 'luxon';

import { START } from '../history/history';

const FIRST = DateTime.fromMillis(START, { zone: 'Europe/Oslo' }).startOf('day');
const startOf = (month: number) => FIRST.plus({ months: month - 1 });

/** The period `YYYYMM` of a month of the history, counted from 1. */
export const periodOf = (month: number): string => startOf(month).toFormat('yyyyMM');

/** Days from the history's first to the first of a month. */
export const dayOf = (month: number): number => Math.round(startOf(month).diff(FIRST, 'days').days);

/** The period after another. */
export const nextPeriod = (period: string): string => DateTime.fromFormat(period, 'yyyyMM').plus({ months: 1 }).toFormat('yyyyMM');
