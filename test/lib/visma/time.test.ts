import fc from 'fast-check';
import { DateTime } from 'luxon';

import { vismaTime } from '../../../lib/visma';

const OSLO = 'Europe/Oslo';

describe("a moment in the company's time", () => {
	it.each([
		['UTC in winter', '2026-01-15T10:00:00Z', '2026-01-15T11:00:00.000'],
		['UTC in summer', '2026-07-15T10:00:00.123Z', '2026-07-15T12:00:00.123'],
		['another offset', '2026-01-15T10:00:00-05:00', '2026-01-15T16:00:00.000'],
		['an offset without colon', '2026-01-15T10:00:00+0200', '2026-01-15T09:00:00.000'],
		['an offset of hours alone', '2026-01-15T10:00:00+02', '2026-01-15T09:00:00.000'],
		['an offset with the name of its zone', '2026-01-15T10:00:00+02:00[Europe/Helsinki]', '2026-01-15T09:00:00.000'],
		['before the hour that is skipped', '2026-03-29T00:59:59Z', '2026-03-29T01:59:59.000'],
		['after the hour that is skipped', '2026-03-29T01:00:00Z', '2026-03-29T03:00:00.000'],
		['the hour that comes twice, first', '2026-10-25T00:30:00Z', '2026-10-25T02:30:00.000'],
		['the hour that comes twice, again', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00.000'],
	])('%s is converted', (_name, value, local) => {
		expect(vismaTime(value, OSLO)).toBe(local);
	});

	it.each([
		['a date', '2026-01-15', '2026-01-15T00:00:00.000'],
		['a date-time', '2026-01-15T10:00:00', '2026-01-15T10:00:00.000'],
		['a date-time with a space', ' 2026-01-15 10:00:00.5 ', '2026-01-15T10:00:00.500'],
		['a time that the zone skips', '2026-03-29T02:30:00', '2026-03-29T02:30:00.000'],
	])('%s without zone is company-local already', (_name, value, local) => {
		expect(vismaTime(value, OSLO)).toBe(local);
		expect(vismaTime(value, 'America/New_York')).toBe(local);
	});

	it('goes back on the wall clock, so that an overlap never shrinks where a day has 23 hours', () => {
		expect(vismaTime('2026-03-29T03:30:00', OSLO, 120)).toBe('2026-03-29T01:30:00.000');
		expect(vismaTime('2026-03-01', OSLO, 1)).toBe('2026-02-28T23:59:00.000');
	});

	it.each(['yesterday', '2026-13-01', '22.11.2026', '1764547200', ''])('"%s" is refused', (value) => {
		expect(() => vismaTime(value, OSLO)).toThrow(RangeError);
	});

	it('a zone that does not exist is refused', () => {
		expect(() => vismaTime('2026-01-15T10:00:00Z', 'Europe/Atlantis')).toThrow(RangeError);
	});

	const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2050-01-01'), noInvalidDate: true });
	const zones = fc.constantFrom(OSLO, 'Europe/Helsinki', 'UTC', 'America/New_York', 'Asia/Kolkata');

	it('names the moment that was given, in every zone', () => {
		fc.assert(
			fc.property(moments, zones, (date, zone) => {
				const local = vismaTime(date.toISOString(), zone);
				expect(local).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/);
				expect(DateTime.fromJSDate(date, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS")).toBe(local);
			}),
		);
	});

	it('leaves its own answers as they are', () => {
		fc.assert(
			fc.property(moments, zones, (date, zone) => {
				const local = vismaTime(date.toISOString(), zone);
				expect(vismaTime(local, zone)).toBe(local);
			}),
		);
	});

	it('an earlier beginning is never a later time', () => {
		fc.assert(
			fc.property(moments, zones, fc.integer({ min: 0, max: 100_000 }), (date, zone, minutes) => {
				const text = date.toISOString();
				expect(vismaTime(text, zone, minutes) <= vismaTime(text, zone)).toBe(true);
			}),
		);
	});
});
