import { evalExpr } from 'mingo/core';
import type { AnyObject, Options } from 'mingo/types';
import { ServerError, unsupported } from './refusals';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const fixedMs: Record<string, number> = { millisecond: 1, second: 1_000, minute: 60_000, hour: hourMs, day: dayMs };
const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

interface Asked {
  date: unknown;
  unit: string;
  binSize?: number;
  timezone?: string;
  startOfWeek?: string;
}

/**
 * `$dateTrunc` with bins of one unit. Mingo's cuts in UTC and moves the result afterwards: everything between midnight
 * and 7 o'clock in Vietnam falls into the day before.
 */
export const $dateTrunc = (doc: AnyObject, expr: unknown, options: Options): unknown => {
  const { date, unit, binSize = 1, timezone = 'UTC', startOfWeek = 'sunday' } = evalExpr(doc, expr, options) as Asked;
  if (date === null || date === undefined || !unit) return null;
  if (!(date instanceof Date)) throw new ServerError(5439012, '$dateTrunc requires "date" to be a date');
  if (binSize !== 1) throw unsupported('$dateTrunc with binSize');
  const local = date.getTime() + offset(timezone, date.getTime());
  const cut = truncated(local, unit, startOfWeek);
  // Where clocks are put forward or back, the offset at the cut may be another than the date's own.
  const guess = cut - offset(timezone, cut);
  return new Date(cut - offset(timezone, guess));
};

function truncated(local: number, unit: string, startOfWeek: string): number {
  const at = new Date(local);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  switch (unit) {
    case 'year':
      return Date.UTC(year, 0);
    case 'quarter':
      return Date.UTC(year, month - (month % 3));
    case 'month':
      return Date.UTC(year, month);
    case 'week': {
      const first = days.findIndex((day) => day.startsWith(startOfWeek.toLowerCase().slice(0, 3)));
      return floor(local, dayMs) - ((at.getUTCDay() - first + 7) % 7) * dayMs;
    }
    default: {
      const size = fixedMs[unit];
      if (size === undefined) throw new ServerError(5439013, `unknown unit ${unit}`);
      return floor(local, size);
    }
  }
}

const floor = (value: number, size: number) => Math.floor(value / size) * size;

const formats = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, number>();

/** Milliseconds this zone is ahead of UTC at that instant. */
function offset(timezone: string, at: number): number {
  if (timezone === 'UTC' || timezone === 'GMT') return 0;
  // No zone changes its clocks within a quarter of an hour's beginning and end, and asking is slow.
  const key = `${timezone} ${Math.floor(at / (hourMs / 4))}`;
  const found = known.get(key) ?? ask(timezone, floor(at, hourMs / 4));
  if (known.size > 100_000) known.clear();
  known.set(key, found);
  return found;
}

function ask(timezone: string, at: number): number {
  const format =
    formats.get(timezone) ?? new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });
  formats.set(timezone, format);
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * hourMs + Number(minutes) * 60_000) : 0;
}
