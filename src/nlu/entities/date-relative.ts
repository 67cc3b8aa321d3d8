import { daysAfter, monthsAfter, weekday, yearOf } from './calendar';
import type { Cell, Cells } from './cells';
import { dayAt, monthAt, yearAt, type DateAt } from './date';
import {
  isCountedBefore,
  isDay,
  isMonth,
  isThatDay,
  isWeek,
  isEvent,
  isYear,
  lunarMonthAt,
  monthNumberAt,
  shiftAt,
} from './date-words';
import { wholeAt } from './number-words';
import { exactly, joined, oneOf, spokenPhrases } from './spoken';

interface Word {
  days: number;
  /** Without marks it is mostly something else: "toi nay" is tôi nay, "dem qua" is đem qua. */
  marks: boolean;
}

const w = (days: number, phrases: string, marks = false): [string, Word][] =>
  phrases.split(', ').map((phrase) => [phrase, { days, marks }]);

const named = [
  ...w(0, 'hôm nay, ngày hôm nay, bữa nay, sáng nay, trưa nay, chiều nay'),
  ...w(0, 'tối nay, đêm nay', true),
  ...w(1, 'ngày mai, sáng mai, trưa mai, chiều mai, đêm mai, hôm mai, bữa mai'),
  ...w(1, 'tối mai, mai', true),
  ...w(2, 'ngày kia, bữa kia nữa'),
  ...w(2, 'ngày mốt, sáng mốt, chiều mốt, bữa mốt, mốt', true),
  ...w(-1, 'hôm qua, ngày hôm qua, bữa qua, chiều qua'),
  ...w(-1, 'sáng qua, trưa qua, tối qua, đêm qua, ngày qua', true),
  ...w(-2, 'hôm kia, bữa kia'),
];

/** "mai mối", "mai táng", "mai sau", "mai mốt", "mai một", "mai phục". */
const isMaiWord = oneOf('mối táng sau mốt một mỉa phục');
/** Before "mai" these make it a name or a flower, before "mốt" a number or a fashion. */
const isNameBefore = oneOf(
  'chị cô bà bác em cháu anh thị tên hoa cây cành ngọc tuyết thanh hồng phương xuân hoàng đông mỉa',
);
const isMotBefore = oneOf('mươi hăm mai là theo đúng ngày');
const isName = (text: string, cell: Cell | undefined) =>
  cell !== undefined && cell.start > 0 && /^\p{Lu}\p{Ll}/u.test(text.slice(cell.start, cell.end));

/** "hôm nay", "mai", "ngày kia", "hôm qua". */
export function namedDays(): (said: Cells, start: number, today: string) => DateAt | null {
  const phrases = spokenPhrases(named);
  return (said, start, today) => {
    const { cells, text, plain } = said;
    const match = phrases(said, start).find(({ stop, value, marked }) => {
      if (!marked && value.marks) return false;
      // "mấy đêm nay" is a while.
      if (value.days === 0 && isCountedBefore(cells, start)) return false;
      return stop - start > 1 || isAlone(start);
    });
    return match ? dayAt(daysAfter(today, match.value.days), match.stop) : null;

    function isAlone(at: number): boolean {
      const [before, cell, next] = [cells[at - 1], cells[at], cells[at + 1]];
      if (isName(text, cell) && !/[.?!…:]\s*$/.test(cell?.gap ?? '')) return false;
      // Without any marks in the text "mai" is mãi or mái as often.
      if (plain[at] === 'mai') return said.marked && !isMaiWord(next) && !isNameBefore(before);
      return !isMotBefore(before) && !before?.digits && !isCountedBefore(cells, at);
    }
  };
}

const isMore = oneOf('nữa');
const isBefore = oneOf('trước');
const isLonger = oneOf('thêm');
const isFrom = oneOf('cách');
const isHere = oneOf('đây');
const isDayUnit = oneOf('ngày hôm bữa');

/** "3 ngày nữa", "hai tuần trước", "cách đây 2 năm". More than a thousand of anything is no date. */
export function distance({ cells }: Cells, start: number, today: string): DateAt | null {
  const ago = isFrom(cells[start]) && isHere(cells[start + 1]);
  const number = wholeAt(cells, ago ? start + 2 : start);
  if (!number || number.value < 1 || number.value > 1000) return null;
  const unit = cells[number.stop];
  const tail = cells[number.stop + 1];
  if (!unit || !joined(unit)) return null;
  const ahead = !ago && joined(tail) && isMore(tail) && !isLonger(cells[start - 1]);
  const back = ago || (joined(tail) && isBefore(tail) && !isEvent(cells[number.stop + 2]));
  if (!ahead && !back) return null;
  const by = ahead ? number.value : -number.value;
  const stop = number.stop + (ago ? 1 : 2);
  if (isDayUnit(unit)) return dayAt(daysAfter(today, by), stop);
  if (isWeek(unit)) return dayAt(daysAfter(today, by * 7), stop);
  if (isMonth(unit)) return monthAt(monthsAfter(today, by), stop);
  return isYear(unit) ? yearAt(yearOf(today) + by, stop) : null;
}

const isNth = oneOf('thứ');
const isNthMarked = exactly('thứ');
const isSunday = spokenPhrases([['chủ nhật', null]]);
const isSundayShort = exactly('cn');
const isFourth = oneOf('tư');
/** "con thứ hai", "năm thứ 3": an order, not a day of the week. */
const isRanked = oneOf(
  'con lần người đứa vợ cháu bé em trẻ thôn nhóm điều hạng bậc kỳ tập tầng năm tháng tuần là cái chị bên lớp cấp loại sim',
);
/** Before a weekday in words, which is otherwise also "second", "third". */
const isLead = oneOf('sáng chiều tối trưa đêm hôm vào từ đến ngày cứ hằng mỗi');

/** "thứ ba tuần sau", "chủ nhật này", "thứ 7". Weeks begin on Monday. */
export function weekdayAt(said: Cells, start: number, today: string): DateAt | null {
  const { cells } = said;
  const day = weekdayNameAt(said, start);
  if (!day) return null;
  const week = isWeek(cells[day.stop]) && joined(cells[day.stop]) ? shiftAt(cells, day.stop + 1) : null;
  if (week) return dayAt(daysAfter(today, day.value - weekday(today) + 7 * week.by), week.stop);
  const shift = shiftAt(cells, day.stop);
  if (!shift && !day.sure) return null;
  const ahead = (day.value - weekday(today) + 7) % 7;
  return dayAt(daysAfter(today, shift && shift.by < 0 ? ahead - 7 : ahead), shift?.stop ?? day.stop);
}

function weekdayNameAt(said: Cells, start: number): { value: number; stop: number; sure: boolean } | null {
  const { cells } = said;
  const cell = cells[start];
  const [sunday] = isSunday(said, start);
  if (sunday) return { value: 7, stop: sunday.stop, sure: true };
  if (isSundayShort(cell)) return { value: 7, stop: start + 1, sure: false };
  const next = cells[start + 1];
  const short = cell?.canonical === 't' && next?.gap === '';
  if (!short && !isNth(cell)) return null;
  if (isRanked(cells[start - 1]) || (!short && !joined(next))) return null;
  const number = isFourth(next) ? { value: 4, stop: start + 2 } : wholeAt(cells, start + 1);
  if (!number || number.value < 2 || number.value > 7) return null;
  const sure = isNthMarked(cell) && (next?.digits === true || isLead(cells[start - 1]));
  return { value: number.value - 1, stop: number.stop, sure };
}

const isStartOf = oneOf('đầu giữa cuối');
const isWhich = oneOf('nào mấy');

/** "tháng sau", "cuối tháng", "năm ngoái", "sang năm"; months and years by their number are in date-named.ts. */
export function shiftedPeriod({ cells }: Cells, start: number, today: string): DateAt | null {
  const part = isStartOf(cells[start]) ? 1 : 0;
  const unit = cells[start + part];
  if (!unit || (part === 1 && !joined(unit)) || isCountedBefore(cells, start)) return null;
  const at = start + part + 1;
  if (isMonth(unit)) {
    const shift = shiftAt(cells, at);
    if (shift) return monthAt(monthsAfter(today, shift.by), shift.stop);
    const whole = part === 1 && !isWhich(cells[at]) && !monthNumberAt(cells, at) && lunarMonthAt(cells, at) === null;
    return whole ? monthAt(monthsAfter(today, 0), at) : null;
  }
  const behind = cells[start + 2];
  if (part === 0 && isTowards(unit) && isYear(cells[start + 1]) && !behind?.digits && !isSchool(behind))
    return yearShift(cells, start + 2) ? null : yearAt(yearOf(today) + 1, start + 2);
  if (!isYear(unit) || isCountryBefore(cells[start - 1])) return null;
  const named = yearShift(cells, at);
  if (named) return yearAt(yearOf(today) + named.by, named.stop);
  return part === 1 && !isWhich(cells[at]) && !cells[at]?.digits && !isSchool(cells[at])
    ? yearAt(yearOf(today), at)
    : null;
}

const isTowards = oneOf('sang');
/** "Việt Nam nay", typed without marks. */
const isCountryBefore = oneOf('việt miền phía');
const isSchool = oneOf('học');
const isLastYear = oneOf('ngoái');
const isYearBeforeLast = exactly('kia');
const isPastYear = exactly('qua');

/** "nay", "ngoái", "sau" … behind "năm". */
export function yearShift(cells: readonly Cell[], at: number): { by: number; stop: number } | null {
  const cell = cells[at];
  if (!joined(cell)) return null;
  if (isLastYear(cell)) return { by: -1, stop: at + 1 };
  if (isYearBeforeLast(cell)) return { by: -2, stop: at + 1 };
  if (isPastYear(cell)) return { by: -1, stop: at + 1 };
  return isDay(cell) || isThatDay(cell) ? null : shiftAt(cells, at);
}
