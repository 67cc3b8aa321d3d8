import { weekdays, type CultureWhen } from '../../content/culture-schema';
import { dayIn, dayNumber, daysAfter, weekday, yearOf } from '../../nlu/entities/calendar';
import { solarOf } from '../lunar/lunar';

/** Days from the first to the last, both of them meant. */
export interface Days {
  from: string;
  to: string;
}

/** Every kind of date comes again within this, leap months included. */
const aheadDays = 400;

/** When it is next on, today included; null where no such day comes. */
export function nextTime(when: CultureWhen, today: string): Days | null {
  return times(when, { from: today, to: daysAfter(today, aheadDays) })[0] ?? null;
}

/** The times that touch these days, the earliest first. */
export function times(when: CultureWhen, within: Days): Days[] {
  if ('weekday' in when) return marketDay(weekdays.indexOf(when.weekday) + 1, within);
  // A festival of the twelfth lunar month belongs to the lunar year that began a solar year earlier.
  const years = [];
  for (let year = yearOf(within.from) - 1; year <= yearOf(within.to); year += 1) years.push(year);
  return years.flatMap((year) => timeIn(when, year)).filter(({ from, to }) => from <= within.to && to >= within.from);
}

function timeIn(when: Exclude<CultureWhen, { weekday: unknown }>, year: number): Days[] {
  if ('lunar' in when) {
    const { month, day, days } = when.lunar;
    const from = solarOf({ year, month, day });
    return from ? [{ from, to: daysAfter(from, days - 1) }] : [];
  }
  const { month, from: first = 1, to: last } = when.solar;
  const from = dayIn(year, month, first);
  const to = last === undefined ? lastOf(year, month) : dayIn(year, month, last);
  return from && to ? [{ from, to }] : [];
}

export const lastOf = (year: number, month: number): string =>
  daysAfter(dayIn(month === 12 ? year + 1 : year, (month % 12) + 1, 1) ?? `${year}-12-31`, -1);

/** One market day stands for all of a longer time. */
function marketDay(day: number, { from, to }: Days): Days[] {
  const next = daysAfter(from, (day - weekday(from) + 7) % 7);
  return dayNumber(next) <= dayNumber(to) ? [{ from: next, to: next }] : [];
}
