/** Days as they are written, without a clock: "2026-11-22", "2026-11", "2026". */

const dayMs = 86_400_000;

/** Days since 1970 of a day "2026-11-22". */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

export const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);

export const daysAfter = (day: string, days: number): string => dayOf(dayNumber(day) + days);

/** "2026-11-05", or null where there is no such day. Months count from 1. */
export function dayIn(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return null;
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 ? at.toISOString().slice(0, 10) : null;
}

export const yearOf = (day: string): number => Number(day.slice(0, 4));
export const monthOf = (day: string): number => Number(day.slice(5, 7));

/** Months since the year 0, for counting with months. */
const monthNumber = (day: string): number => yearOf(day) * 12 + monthOf(day) - 1;
const monthAt = (number: number): string => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;

/** "2026-12" for one month after a day of November 2026. */
export const monthsAfter = (day: string, months: number): string => monthAt(monthNumber(day) + months);

/** Monday is 1, Sunday 7. */
export const weekday = (day: string): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

/** Which way from today: the next one (today counts), the last one, or whichever is nearer. */
export type Way = 'coming' | 'past' | 'nearest';

function pick(days: readonly (string | null)[], today: string, way: Way): string | null {
  const now = dayNumber(today);
  const distance = (day: string) => {
    const days = dayNumber(day) - now;
    if ((way === 'coming' && days < 0) || (way === 'past' && days > 0)) return Infinity;
    // At the same distance the one to come.
    return Math.abs(days) * 2 + (days < 0 ? 1 : 0);
  };
  const possible = days.filter((day) => day !== null).sort((a, b) => distance(a) - distance(b));
  const [best] = possible;
  return best !== undefined && distance(best) < Infinity ? best : null;
}

/** Day `day` of a month of which only today tells which. */
export function dayOfSomeMonth(day: number, today: string, way: Way): string | null {
  const around = [-2, -1, 0, 1, 2].map((months) => {
    const month = monthsAfter(today, months);
    return dayIn(Number(month.slice(0, 4)), Number(month.slice(5)), day);
  });
  return pick(around, today, way);
}

export function dayOfSomeYear(day: number, month: number, today: string, way: Way): string | null {
  // A leap day may be four years off.
  const years = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((each) => yearOf(today) + each);
  return pick(
    years.map((year) => dayIn(year, month, day)),
    today,
    way,
  );
}

/** "2026-03": a month of which only today tells the year; the month of today itself is nearest and coming. */
export function monthOfSomeYear(month: number, today: string, way: Way): string {
  const ahead = (month - monthOf(today) + 12) % 12;
  const back = ahead === 0 ? 0 : ahead - 12;
  const months = way === 'coming' ? ahead : way === 'past' ? back : ahead <= -back ? ahead : back;
  return monthsAfter(today, months);
}
