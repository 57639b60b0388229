import { describe, expect, test } from 'vitest';
import { fromZone, inZone, windowInZone } from '../../../src/connectors/kit/zone.ts';

const PACIFIC = 'America/Los_Angeles';

describe('a wall clock’s text', () => {
  test.each([
    ['2026-01-15T12:00:00', PACIFIC, '2026-01-15T20:00:00.000Z'],
    ['2026-07-15 12:00', PACIFIC, '2026-07-15T19:00:00.000Z'],
    ['2026-07-15', PACIFIC, '2026-07-15T07:00:00.000Z'],
    ['2026-07-15T12:00:00.250', 'UTC', '2026-07-15T12:00:00.250Z'],
    ['2026-07-15T12:00:00', 'Asia/Kolkata', '2026-07-15T06:30:00.000Z'],
    // Put forward over it: as an hour before.
    ['2026-03-08T02:30:00', PACIFIC, '2026-03-08T10:30:00.000Z'],
    // Shown twice: the first time.
    ['2026-11-01T01:30:00', PACIFIC, '2026-11-01T08:30:00.000Z'],
    ['2026-11-01T02:00:00', PACIFIC, '2026-11-01T10:00:00.000Z'],
    ['2026-10-25T02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ])('%s in %s is %s', (text, zone, instant) => {
    expect(fromZone(text, zone).toISOString()).toBe(instant);
  });

  test.each(['yesterday', '2026-13-01', '2026-01-01T25:00', '', '2026-01-01T00:00:00Z'])(
    '%s is none',
    (text) => {
      expect(() => fromZone(text, PACIFIC)).toThrow(RangeError);
    },
  );

  test('is read back from every half hour of a year, but for the hour that is shown twice', () => {
    let twice = 0;
    for (let at = Date.UTC(2026, 0); at < Date.UTC(2027, 0); at += 1800_000) {
      const back = fromZone(inZone(new Date(at), PACIFIC), PACIFIC).getTime();
      if (back !== at) twice++;
      expect([at, at - 3600_000]).toContain(back);
    }
    expect(twice).toBe(2);
  });
});

test('a window holds whatever a record in it is shown under, also while the clock is put back', () => {
  for (const day of ['2026-03-08', '2026-11-01', '2026-06-01']) {
    const start = Date.parse(`${day}T00:00:00Z`);
    for (let from = start; from < start + 24 * 3600_000; from += 900_000) {
      for (const width of [900_000, 3600_000, 7200_000]) {
        const asked = windowInZone(new Date(from), new Date(from + width), PACIFIC);
        for (let at = from; at < from + width; at += 300_000) {
          const shown = inZone(new Date(at), PACIFIC);
          expect(shown >= asked.from && shown <= asked.to, `${day} ${new Date(at).toISOString()}`).toBe(true);
        }
      }
    }
  }
});
