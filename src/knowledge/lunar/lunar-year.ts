import { newMoonFrom, sunTwelfth, winterSolstice } from './sky';

/** One month of the old calendar. */
export interface LunarMonth {
  /** The year that Tết opens: months 11 and 12 belong to the year that ends. */
  year: number;
  month: number;
  /** The second month of one number. */
  leap: boolean;
  /** Its first day, in days since 1970. */
  start: number;
  length: number;
}

const kept = new Map<number, readonly LunarMonth[]>();
/** A conversation asks for two or three years; the rest would only be ballast. */
const mostKept = 64;

/** The 12 or 13 months of a lunar year, Tết first. */
export function lunarYear(year: number): readonly LunarMonth[] {
  const known = kept.get(year);
  if (known) return known;
  const months = [...betweenSolstices(year), ...betweenSolstices(year + 1)].filter((each) => each.year === year);
  if (kept.size >= mostKept) kept.clear();
  kept.set(year, months);
  return months;
}

/**
 * From the month of the solstice of `year - 1` to the one before the month of the solstice of `year`. The solstice is
 * always in month 11; where that leaves thirteen months, the first in which the sun enters no new twelfth is the leap.
 */
function betweenSolstices(year: number): LunarMonth[] {
  const end = monthStartBefore(winterSolstice(year));
  const starts = [monthStartBefore(winterSolstice(year - 1))];
  for (let at = starts[0]!; at < end;) {
    at = newMoonFrom(at + 2);
    starts.push(at);
  }
  const long = starts.length - 1 === 13;
  let number = 10;
  let leapGiven = !long;
  return starts.slice(0, -1).map((start, index) => {
    const next = starts[index + 1]!;
    const leap = !leapGiven && index > 0 && sunTwelfth(start) === sunTwelfth(next);
    if (leap) leapGiven = true;
    else number += 1;
    const month = ((number - 1) % 12) + 1;
    return { year: number > 12 ? year : year - 1, month, leap, start, length: next - start };
  });
}

/** The day of the last new moon on or before a day. */
function monthStartBefore(day: number): number {
  let start = newMoonFrom(day - 31);
  for (let next = newMoonFrom(start + 2); next <= day; next = newMoonFrom(start + 2)) start = next;
  return start;
}
