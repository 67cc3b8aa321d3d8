import { dayNumber, dayOf, yearOf } from '../../nlu/entities/calendar';
import { lunarYear, type LunarMonth } from './lunar-year';

/** The old calendar, for showing and for finding when a festival falls. Good from 1968 to 2100. */

export interface LunarDay {
  year: number;
  month: number;
  day: number;
  leap: boolean;
}

/** "2027-02-06" → mồng 1 tháng Giêng. */
export function lunarOf(day: string): LunarDay {
  const at = dayNumber(day);
  const month = monthsAround(yearOf(day)).findLast(({ start }) => start <= at)!;
  return { year: month.year, month: month.month, leap: month.leap, day: at - month.start + 1 };
}

/** The solar day; null where the month has only 29 days. Festivals are held in the first month of a number. */
export function solarOf({
  year,
  month,
  day,
  leap = false,
}: Omit<LunarDay, 'leap'> & { leap?: boolean }): string | null {
  const found = lunarYear(year).find((each) => each.month === month && each.leap === leap);
  return found && day >= 1 && day <= found.length ? dayOf(found.start + day - 1) : null;
}

/** First and last day of a lunar month. */
export function solarMonth(year: number, month: number): { from: string; to: string } | null {
  const found = lunarYear(year).find((each) => each.month === month && !each.leap);
  return found ? { from: dayOf(found.start), to: dayOf(found.start + found.length - 1) } : null;
}

const monthsAround = (year: number): LunarMonth[] => [year - 1, year].flatMap((each) => lunarYear(each));
