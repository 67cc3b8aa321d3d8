import { lunarOf, solarMonth, solarOf } from '../../../../src/knowledge/lunar/lunar';
import { lunarYear } from '../../../../src/knowledge/lunar/lunar-year';

const tet = (year: number) => solarOf({ year, month: 1, day: 1 });
const leapOf = (year: number) => lunarYear(year).find(({ leap }) => leap)?.month ?? null;

describe('the Vietnamese calendar', () => {
  test.each([
    [2023, '2023-01-22'],
    [2024, '2024-02-10'],
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
    [2027, '2027-02-06'],
    [2028, '2028-01-26'],
  ])('Tết of %i is on %s', (year, day) => expect(tet(year)).toBe(day));

  test('goes by the hour of Hanoi: Tết came a day, once a month before that of Beijing', () => {
    expect(tet(2007)).toBe('2007-02-17');
    expect(tet(2030)).toBe('2030-02-02');
    expect(tet(1985)).toBe('1985-01-21');
  });

  test.each([
    [1985, 2],
    [2020, 4],
    [2023, 2],
    [2025, 6],
    [2026, null],
    [2028, 5],
    [2033, 11],
  ])('the leap month of %i is %s', (year, month) => expect(leapOf(year)).toBe(month));

  test('a year has twelve or thirteen months that follow each other without a gap', () => {
    for (let year = 1990; year <= 2050; year += 1) {
      const months = [...lunarYear(year), lunarYear(year + 1)[0]!];
      expect(months.length - 1).toBe(leapOf(year) ? 13 : 12);
      months.slice(1).forEach(({ start }, index) => expect(months[index]!.start + months[index]!.length).toBe(start));
      expect(months.every(({ length }) => length === 29 || length === 30)).toBe(true);
    }
  });

  test('every day of a year is one day of the old calendar, and comes back from it', () => {
    for (let at = Date.UTC(2025, 0, 1); at < Date.UTC(2026, 3, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      expect(solarOf(lunarOf(day))).toBe(day);
    }
  });

  test('a festival in a month that comes twice is held in the first', () => {
    expect(lunarOf('2025-07-25')).toEqual({ year: 2025, month: 6, day: 1, leap: true });
    expect(solarOf({ year: 2025, month: 6, day: 1 })).toBe('2025-06-25');
  });

  test('a day that a short month does not have is none', () => {
    const short = lunarYear(2027).find(({ length, leap }) => length === 29 && !leap)!;
    expect(solarOf({ year: 2027, month: short.month, day: 30 })).toBeNull();
  });

  test('a month is known by its first and last day', () => {
    expect(solarMonth(2027, 1)).toEqual({ from: '2027-02-06', to: '2027-03-07' });
  });
});
