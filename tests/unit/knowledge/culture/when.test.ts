import { nextTime, times } from '../../../../src/knowledge/culture/when';

const today = '2026-11-22';

describe('when something is on', () => {
  test('a lunar day is another solar day every year', () => {
    const when = { lunar: { month: 4, day: 4, days: 1 } };
    expect(nextTime(when, '2026-01-01')).toEqual({ from: '2026-05-20', to: '2026-05-20' });
    expect(nextTime(when, today)).toEqual({ from: '2027-05-09', to: '2027-05-09' });
  });

  test('it is on until its last day is over', () => {
    const when = { lunar: { month: 1, day: 16, days: 2 } };
    expect(nextTime(when, '2027-02-22')).toEqual({ from: '2027-02-21', to: '2027-02-22' });
    expect(nextTime(when, '2027-02-23')?.from).toBe('2028-02-10');
  });

  test('a day late in the twelfth lunar month is found in the solar year after', () => {
    expect(nextTime({ lunar: { month: 12, day: 23, days: 1 } }, '2027-01-01')?.from).toBe('2027-01-30');
  });

  test('a month of the sun is the whole month, unless its days are known', () => {
    expect(nextTime({ solar: { month: 12 } }, today)).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(nextTime({ solar: { month: 11 } }, today)?.from).toBe('2026-11-01');
    expect(nextTime({ solar: { month: 2, from: 3, to: 5 } }, today)).toEqual({ from: '2027-02-03', to: '2027-02-05' });
  });

  test('a market is on the next day of its name, today included', () => {
    expect(nextTime({ weekday: 'chu-nhat' }, today)?.from).toBe('2026-11-22');
    expect(nextTime({ weekday: 'thu-bay' }, today)?.from).toBe('2026-11-28');
    expect(times({ weekday: 'thu-bay' }, { from: today, to: today })).toEqual([]);
  });

  test('what only touches the days asked about counts', () => {
    const december = { from: '2026-12-01', to: '2026-12-31' };
    expect(times({ solar: { month: 12 } }, december)).toHaveLength(1);
    expect(times({ solar: { month: 10 } }, december)).toEqual([]);
  });
});
