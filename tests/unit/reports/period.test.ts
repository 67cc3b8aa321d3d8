import fc from 'fast-check';
import { addDays, readDay } from '../../../src/model/week';
import { daysIn, lastDays, periodBefore, readablePeriod, readableWeek, spanOf } from '../../../src/reports/period';

describe('a period', () => {
  test('begins and ends at midnight in Vietnam, 17:00 UTC of the day before', () => {
    expect(spanOf({ from: '2026-11-01', to: '2026-11-30' })).toEqual({
      from: Date.UTC(2026, 9, 31, 17),
      to: Date.UTC(2026, 10, 30, 17),
    });
  });

  test('of the last days changes at midnight in Vietnam and not a moment earlier', () => {
    const midnight = Date.parse('2026-11-23T00:00:00+07:00');
    expect(lastDays(midnight - 1, 7)).toEqual({ from: '2026-11-16', to: '2026-11-22' });
    expect(lastDays(midnight, 7)).toEqual({ from: '2026-11-17', to: '2026-11-23' });
  });

  test('and the one before it touch without a gap and are equally long', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('2000-01-01', days));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 800 }), (from, more) => {
        const period = { from, to: addDays(from, more) };
        const before = periodBefore(period);
        expect(spanOf(before).to).toBe(spanOf(period).from);
        expect(daysIn(before)).toBe(more + 1);
      }),
    );
  });

  test.each([
    ['2026-11-22', '2026-11-22'],
    ['22/11/2026', '2026-11-22'],
    [' 1/2/2026 ', '2026-02-01'],
    ['2028-02-29', '2028-02-29'],
    ['2026-02-29', null],
    ['2026-02-31', null],
    ['31/4/2026', null],
    ['2026-13-01', null],
    ['2026-1-1', null],
    ['0026-01-01', null],
    ['hôm nay', null],
    ['', null],
  ])('reads the day %j as %j', (text, day) => expect(readDay(text)).toBe(day));

  test('is shown as bà con write it', () => {
    expect(readablePeriod({ from: '2026-11-01', to: '2026-11-30' })).toBe('01/11/2026 – 30/11/2026');
    expect(readableWeek('2026-W47')).toBe('tuần 47/2026');
    expect(readableWeek('2027-W01')).toBe('tuần 1/2027');
  });
});
