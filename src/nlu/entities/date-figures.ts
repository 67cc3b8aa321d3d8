import { dayIn, dayOfSomeYear, yearOf } from './calendar';
import type { Cell, Cells } from './cells';
import { dayAt, monthAt, type DateAt } from './date';
import { yearBehind } from './date-named';
import { isDay, isEarlyDay, isThatDay, lunarEnd, wayAt } from './date-words';
import { oneOf } from './spoken';

/** Halves and thirds, and round the clock: dates only when "ngày" says so. */
const notDates = new Set(['1/2', '1/3', '2/3', '1/4', '3/4', '24/7']);
const isLead = (cell: Cell | undefined) => isDay(cell) || isThatDay(cell) || isEarlyDay(cell);
/** A number of these is a decree, an article or a house: "quyết định 12/2018". */
const isNumbered = oneOf('định tư quyết thị luật số nđ nq qđ tt ct điều khoản nhà ngõ tổ');

const isSlash = (cell: Cell | undefined, mark: string) => cell?.digits === true && cell.gap.trim() === mark;

/** "20/11", "20/11/2026", "20-11-2026", "20.11.2026", "2026-11-20", "11/2026". */
export function figures({ cells }: Cells, start: number, today: string): DateAt | null {
  const lead = isLead(cells[start]) ? 1 : 0;
  const before = cells[start + lead - 1];
  const [a, b, c] = [cells[start + lead], cells[start + lead + 1], cells[start + lead + 2]];
  if (!a?.digits || !b?.digits) return null;
  // Inside a longer row, as in 09.12.1990.12 or 124/2024/NĐ-CP, it is a piece of something else.
  if (before?.digits && /^\s?[./,-]?\s?$/.test(a.gap)) return null;
  if (!lead && (isNumbered(before) || (before && a.gap === ''))) return null;
  const mark = b.gap.trim();
  if (!['/', '-', '.'].includes(mark)) return null;
  const [x, y] = [Number(a.canonical), Number(b.canonical)];
  const stop = start + lead + 2;
  if (isSlash(c, mark) && c) {
    if (/^\s?[./-]/.test(cells[stop + 1]?.gap ?? '') && cells[stop + 1]?.digits) return null;
    if (a.canonical.length === 4) return dayAt(dayIn(x, y, Number(c.canonical)), stop + 1);
    return withYear(x, y, c, mark, stop, today, cells);
  }
  if (mark !== '/' || cells[stop]?.gap === '/') return null;
  if (b.canonical.length === 4 && x >= 1 && x <= 12 && y >= 1900 && y <= 2100)
    return lead ? null : monthAt(`${y}-${String(x).padStart(2, '0')}`, stop);
  if (a.canonical.length > 2 || b.canonical.length > 2 || (!lead && notDates.has(`${x}/${y}`))) return null;
  const lunar = lunarEnd(cells, stop);
  if (lunar !== null) return old(x, y, null, lunar);
  const year = yearBehind(cells, stop, today);
  if (year) return dayAt(dayIn(year.value, y, x), year.stop);
  const toward = wayAt(cells, stop);
  return dayAt(dayOfSomeYear(x, y, today, toward.way), toward.stop);
}

function withYear(
  day: number,
  month: number,
  year: Cell,
  mark: string,
  at: number,
  today: string,
  cells: readonly Cell[],
): DateAt | null {
  const digits = year.canonical.length;
  if (digits !== 4 && !(digits === 2 && mark === '/')) return null;
  const short = Number(year.canonical);
  // Two digits: a little ahead of today is a date of a paper, farther ahead a birthday of the last century.
  const full = digits === 4 ? short : short + (short <= (yearOf(today) % 100) + 10 ? 2000 : 1900);
  const lunar = lunarEnd(cells, at + 1);
  return lunar === null ? dayAt(dayIn(full, month, day), at + 1) : old(day, month, full, lunar);
}

const old = (day: number, month: number, year: number | null, stop: number): DateAt | null =>
  day < 1 || day > 30 || month < 1 || month > 12
    ? null
    : { stop, date: { lunar: true, precision: 'day', day, month, year } };
