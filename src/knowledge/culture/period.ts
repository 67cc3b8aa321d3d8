import { dayIn, monthOf, yearOf } from '../../nlu/entities/calendar';
import type { DateMention } from '../../nlu/entities/date';
import { readableDay } from '../../model/week';
import { fold } from '../../text/fold';
import { solarMonth, solarOf } from '../lunar/lunar';
import type { Say } from '../say';
import { lunarDayName, lunarMonthName } from './lunar-words';
import { lastOf, type Days } from './when';

/** The time a question asks about, and how an answer calls it. */
export interface Period extends Days {
  name: string;
}

/** The first time named, or null. Lunar days and months without a year are the next ones. */
export function periodOf(dates: readonly DateMention[], today: string, say: Say): Period | null {
  for (const date of dates) {
    const period = date.lunar ? lunarPeriod(date, today, say) : solarPeriod(date, today, say);
    if (period) return period;
  }
  return null;
}

function solarPeriod(date: DateMention & { lunar: false }, today: string, say: Say): Period | null {
  const year = yearOf(date.date);
  if (date.precision === 'year')
    return { from: `${year}-01-01`, to: `${year}-12-31`, name: say('culture.period.year', { year: String(year) }) };
  const month = monthOf(date.date);
  if (date.precision === 'month') {
    const from = dayIn(year, month, 1);
    const name = say('culture.period.month', { month: String(month), year: String(year) });
    return from ? { from, to: lastOf(year, month), name } : null;
  }
  // "Mồng 4 tháng 4": who counts so counts by the moon.
  const early = /^(ngay )?(mong|mung)\b/.test(fold(date.asSaid)) && fold(date.asSaid).includes('thang');
  if (early) return lunarDay({ year: null, month, day: Number(date.date.slice(8)) }, today, say);
  return { from: date.date, to: date.date, name: say('culture.period.day', { day: readableDay(date.date) }) };
}

function lunarPeriod(date: DateMention & { lunar: true }, today: string, say: Say): Period | null {
  const { year, month, day } = date;
  if (month === null) return null;
  if (day !== null) return lunarDay({ year, month, day }, today, say);
  const found = comingYears(year, today)
    .map((each) => solarMonth(each, month))
    .find((each) => each && (year !== null || each.to >= today));
  if (!found) return null;
  const days = { from: readableDay(found.from), to: readableDay(found.to) };
  return { ...found, name: say('culture.period.lunar-month', { month: lunarMonthName(month, say), ...days }) };
}

function lunarDay(
  { year, month, day }: { year: number | null; month: number; day: number },
  today: string,
  say: Say,
): Period | null {
  const found = comingYears(year, today)
    .map((each) => solarOf({ year: each, month, day }))
    .find((each) => each !== null && (year !== null || each >= today));
  if (!found) return null;
  const name = say('culture.period.lunar-day', { lunar: lunarDayName(month, day, say), day: readableDay(found) });
  return { from: found, to: found, name };
}

const comingYears = (year: number | null, today: string): number[] =>
  year === null ? [-1, 0, 1].map((each) => yearOf(today) + each) : [year];
