import { addDays, readableDay, startOfVietnamDay, vietnamDay } from '../model/week';
import type { Span } from '../ports/interactions';

/** Whole Vietnamese days, both included: "2026-11-01" to "2026-11-30". */
export interface Period {
  from: string;
  to: string;
}

const dayMs = 86_400_000;

export const daysIn = ({ from, to }: Period): number => (startOfVietnamDay(to) - startOfVietnamDay(from)) / dayMs + 1;

export const spanOf = ({ from, to }: Period): Span => ({
  from: startOfVietnamDay(from),
  to: startOfVietnamDay(to) + dayMs,
});

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
