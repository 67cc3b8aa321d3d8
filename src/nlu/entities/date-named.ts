import { dayIn, dayOfSomeMonth, dayOfSomeYear, monthOfSomeYear, monthsAfter, yearOf, type Way } from './calendar';
import type { Cell, Cells } from './cells';
import { dayAt, monthAt, yearAt, type DateAt } from './date';
import { yearShift } from './date-relative';
import {
  fullYear,
  isCounted,
  isCountedBefore,
  isDay,
  isEarlyDay,
  isMonth,
  isThatDay,
  isYear,
  lunarEnd,
  lunarMonthAt,
  monthNumberAt,
  shiftAt,
  wayAt,
} from './date-words';
import { wholeAt } from './number-words';
import { exactly, joined, oneOf, type Test } from './spoken';

interface Said {
  value: number;
  stop: number;
}

/** "năm 2027", "/2027", "năm ngoái" behind a month. */
export function yearBehind(cells: readonly Cell[], at: number, today: string): Said | null {
  const cell = cells[at];
  if (/^\s?[/-]\s?$/.test(cell?.gap ?? '')) {
    const year = fullYear(cells, at);
    return year === null ? null : { value: year, stop: at + 1 };
  }
  if (!isYear(cell) || !/^,?\s*$/.test(cell?.gap ?? '')) return null;
  const year = fullYear(cells, at + 1);
  if (year !== null) return { value: year, stop: at + 2 };
  const shift = yearShift(cells, at + 1);
  return shift && { value: yearOf(today) + shift.by, stop: shift.stop };
}

const isFullMoon = oneOf('rằm');
const isNewYear = oneOf('tết');
const isEach = oneOf('mỗi hằng hàng mấy');
/** "mồng" without its marks is mong. */
const isHope = (cell: Cell | undefined) => cell?.canonical === 'mong';

/** "ngày 20", "mồng 5", "ngày 3 tháng 2 năm 2027", "mùng 5 tháng giêng âm", "rằm tháng bảy". */
export function dayOfMonth({ cells }: Cells, start: number, today: string): DateAt | null {
  const first = cells[start];
  if (isFullMoon(first)) {
    const month = isMonth(cells[start + 1])
      ? (monthNumberAt(cells, start + 2)?.value ?? lunarMonthAt(cells, start + 2))
      : null;
    return lunarDay(15, month, null, month === null ? start + 1 : start + 3);
  }
  const day = dayNumberAt(cells, start);
  if (!day) return null;
  const way: Way = isThatDay(first) && !isMonth(cells[day.stop]) ? 'past' : 'nearest';
  const lunar = lunarEnd(cells, day.stop);
  if (lunar !== null) return lunarDay(day.value, null, null, lunar);
  if (isNewYear(cells[day.stop]) && joined(cells[day.stop]) && day.early)
    return lunarDay(day.value, 1, null, day.stop + 1);
  if (isMonth(cells[day.stop]) && joined(cells[day.stop])) {
    const shift = shiftAt(cells, day.stop + 1);
    if (shift) {
      const month = monthsAfter(today, shift.by);
      return dayAt(dayIn(Number(month.slice(0, 4)), Number(month.slice(5)), day.value), shift.stop);
    }
    return dayAndMonth(cells, day.value, day.stop + 1, today);
  }
  if (isEach(cells[day.stop]) || (!day.early && !day.digits && day.value < 10)) return null;
  const toward = wayAt(cells, day.stop);
  return dayAt(dayOfSomeMonth(day.value, today, toward.way === 'nearest' ? way : toward.way), toward.stop);
}

/** What stands behind "ngày 3 tháng": the month, a year, the old calendar. */
function dayAndMonth(cells: readonly Cell[], day: number, at: number, today: string): DateAt | null {
  const old = lunarMonthAt(cells, at);
  const month = old === null ? monthNumberAt(cells, at) : { value: old, stop: at + 1 };
  if (!month) return null;
  const before = lunarEnd(cells, month.stop);
  const year = yearBehind(cells, before ?? month.stop, today);
  const after = lunarEnd(cells, year?.stop ?? month.stop);
  if (old !== null || before !== null || after !== null)
    return lunarDay(day, month.value, year?.value ?? null, after ?? year?.stop ?? before ?? month.stop);
  if (year) return dayAt(dayIn(year.value, month.value, day), year.stop);
  const toward = wayAt(cells, month.stop);
  return dayAt(dayOfSomeYear(day, month.value, today, toward.way), toward.stop);
}

function dayNumberAt(cells: readonly Cell[], start: number): (Said & { early: boolean; digits: boolean }) | null {
  let at = start;
  if (isDay(cells[at]) || isThatDay(cells[at])) at += 1;
  const early = isEarlyDay(cells[at]);
  if (early) at += 1;
  const cell = cells[at];
  if (at === start || !cell || !joined(cell)) return null;
  // "mỗi ngày 2 lần", "10 ngày 5 đêm"
  if (isCountedBefore(cells, start)) return null;
  const number = wholeAt(cells, at);
  if (!number || number.value < 1 || number.value > 31 || (early && number.value > 10)) return null;
  if (isCounted(cells[number.stop]) || (isHope(cells[at - 1]) && !cell.digits)) return null;
  const next = cells[number.stop];
  if (next?.digits && /^[.,/:]?$/.test(next.gap)) return null;
  return { ...number, early, digits: cell.digits };
}

const lunarDay = (day: number, month: number | null, year: number | null, stop: number): DateAt | null =>
  day > 30 ? null : { stop, date: { lunar: true, precision: 'day', day, month, year } };

/** "3 tháng 2 năm 2027" without "ngày" needs its year: "3 tháng 2 lần" is how often. */
export function dayMonthYear({ cells }: Cells, start: number, today: string): DateAt | null {
  const day = cells[start];
  if (!day?.digits || day.canonical.length > 2 || !isMonth(cells[start + 1])) return null;
  const month = monthNumberAt(cells, start + 2);
  const year = month && yearBehind(cells, month.stop, today);
  return year && dayAt(dayIn(year.value, month.value, Number(day.canonical)), year.stop);
}

const isPart = oneOf('đầu giữa cuối');
const isDayWord = oneOf('ngày');
const isBirth = oneOf('sinh nay');

/** "tháng 3", "cuối tháng ba năm ngoái", "tháng 11/2026", "tháng giêng", "tháng 7 âm". */
export function namedMonth({ cells }: Cells, start: number, today: string): DateAt | null {
  const at = start + (isPart(cells[start]) ? 1 : 0);
  if (!isMonth(cells[at]) || isCountedBefore(cells, start)) return null;
  const old = lunarMonthAt(cells, at + 1);
  const month = old === null ? monthNumberAt(cells, at + 1) : { value: old, stop: at + 2 };
  if (!month) return null;
  const next = cells[month.stop];
  // "ngày tháng năm sinh", "tháng năm nay": năm is the year there.
  if (isYear(cells[at + 1]) && (isDayWord(cells[at - 1]) || isBirth(next) || yearShift(cells, month.stop))) return null;
  if (old === null && (isCounted(next) || (next?.digits && /^[.,]$/.test(next.gap)))) return null;
  const before = lunarEnd(cells, month.stop);
  const year = yearBehind(cells, before ?? month.stop, today);
  const after = lunarEnd(cells, year?.stop ?? month.stop);
  if (old !== null || before !== null || after !== null) {
    const stop = after ?? year?.stop ?? before ?? month.stop;
    return {
      stop,
      date: { lunar: true, precision: 'month', day: null, month: month.value, year: year?.value ?? null },
    };
  }
  if (year) return monthAt(`${year.value}-${String(month.value).padStart(2, '0')}`, year.stop);
  const toward = wayAt(cells, month.stop);
  return monthAt(monthOfSomeYear(month.value, today, toward.way), toward.stop);
}

const isBornWord = oneOf('sinh sn');
/** Without marks "doi" is đợi, đổi, đòi. */
const isBornMarked = exactly('đời');
const isBorn: Test = (cell) => isBornWord(cell) || isBornMarked(cell);
/** Before a bare year: "từ 2019", "hồi 2015". */
const isYearLead = oneOf('từ đến hồi tới trước sau đầu cuối');
const isUnit = oneOf('đồng đ k nghìn ngàn triệu tr người hộ con kg cân m m2 km');

/** "năm 2010", "sinh 1990", "sinh năm 90", "sn 2k5", "từ 2019". */
export function namedYear({ cells }: Cells, start: number, today: string): DateAt | null {
  const born = isBorn(cells[start]);
  const at = isYear(cells[start + (born ? 1 : 0)]) ? start + (born ? 2 : 1) : start + 1;
  const cell = cells[at];
  if (!cell?.digits || !joined(cell)) return null;
  const said = born || isYear(cells[start]);
  if (!said && !isYearLead(cells[start])) return null;
  const year = fullYear(cells, at);
  if (year !== null) {
    if (isUnit(cells[at + 1]) || (!said && year % 500 === 0)) return null;
    return yearAt(year, at + 1);
  }
  if (!born) return null;
  if (cell.canonical === '2' && cells[at + 1]?.canonical === 'k' && cells[at + 2]?.digits)
    return yearAt(2000 + Number(cells[at + 2]?.canonical), at + 3);
  const short = Number(cell.canonical);
  if (cell.canonical.length !== 2 || isCounted(cells[at + 1]) || cells[at + 1]?.gap === '/') return null;
  const century = short <= yearOf(today) % 100 ? 2000 : 1900;
  // "sinh 10" may be a day or a number of children; from 30 on it is a year.
  return century === 2000 && !isYear(cells[at - 1]) ? null : yearAt(century + short, at + 1);
}
