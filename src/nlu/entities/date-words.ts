import type { Cell } from './cells';
import { wholeAt } from './number-words';
import { exactly, joined, oneOf } from './spoken';
import type { Way } from './calendar';

export const isDay = oneOf('ngày');
/** "mồng 5"; also how lunar days are said. */
export const isEarlyDay = oneOf('mồng mùng');
export const isThatDay = oneOf('hôm');
export const isMonth = oneOf('tháng');
export const isYear = oneOf('năm');
export const isWeek = oneOf('tuần');
const isThis = oneOf('này nay');
/** Without its mark "toi" is tôi far more often. */
const isNext = exactly('tới');
const isAfter = oneOf('sau');
const isBefore = oneOf('trước');
const isGone = exactly('rồi qua');
/** Behind "vừa" even without marks. */
const isJustGone = oneOf('rồi qua');
const isJust = oneOf('vừa');
const isMany = oneOf(
  'mấy nhiều bao nhiêu các những vài hằng hàng mỗi từng suốt cả một mọi lương theo nửa mươi chục trăm đủ tròn',
);
/** "khi", "lúc" …: "3 ngày trước khi sinh" counts from something else than today. */
export const isEvent = oneOf('khi lúc ngày đó tuổi sinh');
/** Behind "tháng sau" fewer do: "tháng sau sinh" is next month. */
const isWhen = oneOf('khi lúc');
/** What a number in front of it counts, so the number is no day and no month: "ngày 2 lần", "tháng 5 triệu". */
export const isCounted = oneOf(
  'lần bữa viên tiếng giờ phút nghìn ngàn triệu tr k củ đồng đ trăm tỷ người con cái buổi lượt ca tuổi kg cân lít ngày tuần',
);

/** A number or "mấy", "mỗi", "các" before: "hai năm nay", "mỗi tháng" say how long or how often, not when. */
export function isCountedBefore(cells: readonly Cell[], start: number): boolean {
  const before = cells[start - 1];
  if (!before || !joined(cells[start])) return false;
  if (before.digits || isMany(before)) return true;
  return !isYear(before) && wholeAt(cells, start - 1) !== null;
}

export interface Shift {
  /** In units of what stands before it. */
  by: number;
  stop: number;
}

/** "này", "sau", "tới", "trước", "vừa rồi" behind a week, a month or a year. */
export function shiftAt(cells: readonly Cell[], at: number): Shift | null {
  const cell = cells[at];
  if (!cell || !joined(cell)) return null;
  if (isThis(cell)) return { by: 0, stop: at + 1 };
  if (isAfter(cell) || isNext(cell)) return isWhen(cells[at + 1]) ? null : { by: 1, stop: at + 1 };
  if (isBefore(cell) || isGone(cell)) return isWhen(cells[at + 1]) ? null : { by: -1, stop: at + 1 };
  const second = cells[at + 1];
  return isJust(cell) && joined(second) && isJustGone(second) ? { by: -1, stop: at + 2 } : null;
}

/** The same words behind a day or a month that was named: which way to look for it. */
export function wayAt(cells: readonly Cell[], at: number): { way: Way; stop: number } {
  const shift = shiftAt(cells, at);
  if (!shift) return { way: 'nearest', stop: at };
  return { way: shift.by < 0 ? 'past' : 'coming', stop: shift.stop };
}

const isFourth = oneOf('tư');

/** A month: 1 to 12 in digits or words. */
export function monthNumberAt(cells: readonly Cell[], at: number): { value: number; stop: number } | null {
  if (!joined(cells[at])) return null;
  // "thang sau" is next month, or "after the month", before it is June.
  if (cells[at]?.canonical === 'sau') return null;
  const number = isFourth(cells[at]) ? { value: 4, stop: at + 1 } : wholeAt(cells, at);
  return number && number.value >= 1 && number.value <= 12 ? number : null;
}

const isFirstMonth = oneOf('giêng');
const isLastMonth = oneOf('chạp');

/** Giêng and chạp are months of the old calendar only. */
export const lunarMonthAt = (cells: readonly Cell[], at: number): number | null =>
  isFirstMonth(cells[at]) ? 1 : isLastMonth(cells[at]) ? 12 : null;

const isLunar = exactly('âm');
const isCalendar = oneOf('lịch');
const isLunarPlain = oneOf('âm');
const isLunarShort = exactly('al âl');

/** The cell after "âm", "âm lịch", "lịch âm", "al"; null when nothing of the kind is there. */
export function lunarEnd(cells: readonly Cell[], at: number): number | null {
  const [first, second] = [cells[at], cells[at + 1]];
  if (!/^\s*\(?$/.test(first?.gap ?? '')) return null;
  if (isLunarPlain(first) && isCalendar(second)) return at + 2;
  if (isCalendar(first) && isLunarPlain(second)) return at + 2;
  return isLunar(first) || isLunarShort(first) ? at + 1 : null;
}

/** A year of four digits from 1900 on, standing for itself. */
export function fullYear(cells: readonly Cell[], at: number): number | null {
  const cell = cells[at];
  if (!cell || !/^(19|20)\d\d$/.test(cell.canonical)) return null;
  const next = cells[at + 1];
  // "2.000.000", "2024/12"
  return next?.digits && /^[.,/]?$/.test(next.gap) ? null : Number(cell.canonical);
}
