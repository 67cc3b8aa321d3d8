import { vietnamDay } from '../../model/week';
import { spanOf, type Cell, type Cells, type Taken } from './cells';
import type { DateAt, DateMention } from './date';
import { figures } from './date-figures';
import { lunarEnd } from './date-words';
import { dayMonthYear, dayOfMonth, namedMonth, namedYear } from './date-named';
import { distance, namedDays, shiftedPeriod, weekdayAt } from './date-relative';

export interface FoundDate {
  start: number;
  stop: number;
  mention: DateMention;
}

/** "lịch âm 5/5": the day that follows is not one of ours. */
const isOldCalendarBefore = (cells: readonly Cell[], at: number, { date }: DateAt): boolean =>
  !date.lunar && (lunarEnd(cells, at - 2) === at || lunarEnd(cells, at - 1) === at);

type Rule = (said: Cells, start: number, today: string) => DateAt | null;

/**
 * Days, months and years as people say them, seen from `now` (epoch ms) in Vietnam. Without a year or a month the
 * nearest one is meant, unless "tới", "vừa rồi" … say which way.
 */
export function dateFinder(): (said: Cells, taken: Taken, now: number) => FoundDate[] {
  // At one place the first that fits: what says more comes before what says less.
  const rules: readonly Rule[] = [
    namedDays(),
    distance,
    figures,
    dayOfMonth,
    dayMonthYear,
    // Before the months by number: "thang sau" is next month far more often than June.
    shiftedPeriod,
    namedMonth,
    weekdayAt,
    namedYear,
  ];
  return (said, taken, now) => {
    const today = vietnamDay(now);
    const found: FoundDate[] = [];
    for (let at = 0; at < said.cells.length;) {
      let next: DateAt | null = null;
      for (const rule of rules) {
        next = taken.has(at) ? null : rule(said, at, today);
        if (next && !taken.within(at, next.stop)) break;
        next = null;
      }
      if (next && !isOldCalendarBefore(said.cells, at, next))
        found.push({ start: at, stop: next.stop, mention: { ...spanOf(said, at, next.stop), ...next.date } });
      at = next?.stop ?? at + 1;
    }
    return found;
  };
}
