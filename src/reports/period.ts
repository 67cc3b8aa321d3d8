import { readableDay, startOfVietnamDay, vietnamDay } from '../model/week';
import type { Span } from '../ports/interactions';

/** Whole Vietnamese days, both included: "2026-11-01" to "2026-11-30". */
export interface Period {
  from: string;
  to: string;
}

const dayMs = 86_400_000;

/** Vietnam has no summer time, so every day is as long as the next. */
export const addDays = (day: string, days: number): string => vietnamDay(startOfVietnamDay(day) + days * dayMs);

export const daysIn = ({ from, to }: Period): number => (startOfVietnamDay(to) - startOfVietnamDay(from)) / dayMs + 1;

export const spanOf = ({ from, to }: Period): Span => ({
  from: startOfVietnamDay(from),
  to: startOfVietnamDay(to) + dayMs,
});

/** A day as a form, a link or a person writes it, 2026-11-22 or 22/11/2026; null when there is no such day. */
export function readDay(text: string): string | null {
  const spoken = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  const day = spoken ? `${spoken[3]}-${spoken[2]!.padStart(2, '0')}-${spoken[1]!.padStart(2, '0')}` : text.trim();
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(day)) return null;
  const start = startOfVietnamDay(day);
  // 31 February parses on some engines, as a day in March.
  return Number.isFinite(start) && vietnamDay(start) === day ? day : null;
}

/** The last `days` days up to and with today. */
export function lastDays(now: number, days: number): Period {
  const to = vietnamDay(now);
  return { from: addDays(to, 1 - days), to };
}

/** The equally long period right before. */
export const periodBefore = (period: Period): Period => ({
  from: addDays(period.from, -daysIn(period)),
  to: addDays(period.from, -1),
});

export const readablePeriod = ({ from, to }: Period): string => `${readableDay(from)} – ${readableDay(to)}`;

/** "2026-W47" as it is read: tuần 47/2026. */
export function readableWeek(week: string): string {
  const [year, number] = week.split('-W');
  return number === undefined ? week : `tuần ${Number(number)}/${year}`;
}
