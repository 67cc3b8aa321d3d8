import { z } from 'zod';
import type { ChannelName } from '../model/message';
import { readDay, startOfVietnamDay, vietnamDay } from '../model/week';
import type { QuestionFilter } from '../ports/interactions';
import type { Names } from '../reports/names';
import { lastDays, periodBefore, spanOf, type Period } from '../reports/period';

/** What the page shows: from the address line, so that a view can be bookmarked and sent on. */
export interface Filter {
  period: Period;
  language: string | undefined;
  channel: ChannelName | undefined;
  /** True when the days in the address made no sense and the usual 30 days are shown instead. */
  fault: boolean;
}

const text = z.string().max(40).optional().catch(undefined);
const querySchema = z.object({ from: text, to: text, language: text, channel: text }).catch({});

/** `now` in epoch ms. Unknown languages and channels count as "all". */
export function readFilter(query: unknown, now: number, names: Names): Filter {
  const given = querySchema.parse(query);
  const usual = lastDays(now, 30);
  const from = given.from ? readDay(given.from) : usual.from;
  const to = given.to ? readDay(given.to) : usual.to;
  const good = from !== null && to !== null && from <= to;
  return {
    period: good ? { from, to } : usual,
    language: names.languages.find(({ tag }) => tag === given.language)?.tag,
    channel: names.channels.find(({ tag }) => tag === given.channel)?.tag,
    fault: !good,
  };
}

const narrowed = ({ language, channel }: Filter) => ({
  ...(language === undefined ? {} : { language }),
  ...(channel === undefined ? {} : { channel }),
});

export const questionsOf = (filter: Filter): QuestionFilter => ({ ...spanOf(filter.period), ...narrowed(filter) });

export const questionsBefore = (filter: Filter): QuestionFilter => ({
  ...spanOf(periodBefore(filter.period)),
  ...narrowed(filter),
});

/** "?from=…", the address of the same view, perhaps with other days. */
export const queryOf = (filter: Filter, period = filter.period): string =>
  `?${new URLSearchParams({ ...period, ...narrowed(filter) }).toString()}`;

/** Periods people ask for, as keys of `console.preset.*`. */
export function presets(now: number): { key: string; period: Period }[] {
  const today = vietnamDay(now);
  const monthStart = `${today.slice(0, 7)}-01`;
  const lastMonthEnd = vietnamDay(startOfVietnamDay(monthStart) - 1);
  return [
    { key: 'week', period: lastDays(now, 7) },
    { key: 'thirty', period: lastDays(now, 30) },
    { key: 'month', period: { from: monthStart, to: today } },
    { key: 'last-month', period: { from: `${lastMonthEnd.slice(0, 7)}-01`, to: lastMonthEnd } },
    { key: 'year', period: { from: `${today.slice(0, 4)}-01-01`, to: today } },
  ];
}
